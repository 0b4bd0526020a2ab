import type {
  cachePolicy,
  cloudfrontFunction,
  distribution,
  responseHeadersPolicy,
} from '@auditorsec/aws/kinds/cloudfront';
import { managedPolicies } from '@auditorsec/cdn/cache-policies';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { parse } from 'yaml';
import { type KubernetesObject, ofKind } from '../../observability/objects.ts';
import type { Texts } from '../dns/zone.ts';

type Written = CustomObject<typeof distribution>['spec']['forProvider'];
export type Behavior = Written['defaultCacheBehavior'];
export type CachePolicy = CustomObject<typeof cachePolicy>['spec']['forProvider'];
export type HeadersPolicy = CustomObject<typeof responseHeadersPolicy>['spec']['forProvider'];
type WrittenFunction = CustomObject<typeof cloudfrontFunction>['spec']['forProvider'];

/** A function at the edge: it answers, or changes the request. */
export type EdgeFunction = (event: object) => {
  readonly uri?: string;
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, { readonly value: string }>>;
};

/** The distribution as its files make it, with all that it names by id. */
export interface Distribution {
  readonly host: string;
  behaviorOf(path: string): Behavior;
  /** `undefined` where caching is off. */
  cachePolicyOf(behavior: Behavior): CachePolicy | undefined;
  headersPolicyOf(behavior: Behavior): HeadersPolicy | undefined;
  functionOf(behavior: Behavior): EdgeFunction | undefined;
  /** Whether the origin gets what the viewer sent. */
  forwardsAll(behavior: Behavior): boolean;
}

/** Reads the distribution out of the files. Throws when it names what no file makes. */
export function distributionOf(texts: Texts): Distribution {
  const objects = [...texts.values()].map((text) => parse(text) as KubernetesObject);
  const byId = <Spec>(kind: string) =>
    new Map(
      ofKind<KubernetesObject & { spec: { forProvider: Spec } }>(objects, kind).map(({ metadata, spec }) => [
        metadata.annotations?.['crossplane.io/external-name'] ?? metadata.name,
        spec.forProvider,
      ]),
    );
  const [written] = byId<Written>('Distribution').values();
  if (!written) throw new Error('there is no Distribution');
  const caches = byId<CachePolicy>('CachePolicy');
  const headers = byId<HeadersPolicy>('ResponseHeadersPolicy');
  const functions = byId<WrittenFunction>('Function');
  const secrets = new Map(
    ofKind<KubernetesObject & { stringData?: Record<string, string> }>(objects, 'Secret').map((secret) => [
      secret.metadata.name,
      secret.stringData ?? {},
    ]),
  );
  return {
    host: written.aliases[0] ?? '',
    behaviorOf: (path) =>
      written.orderedCacheBehavior.find(({ pathPattern }) => matches(pathPattern, path)) ??
      written.defaultCacheBehavior,
    cachePolicyOf: ({ cachePolicyId }) =>
      cachePolicyId === managedPolicies.cachingDisabled ? undefined : found(caches, cachePolicyId),
    headersPolicyOf: ({ responseHeadersPolicyId }) =>
      responseHeadersPolicyId ? found(headers, responseHeadersPolicyId) : undefined,
    functionOf: ({ functionAssociation }) => {
      const arn = functionAssociation?.[0]?.functionArn;
      if (arn === undefined) return undefined;
      const { name, key } = found(functions, arn.split('/').at(-1) ?? '').codeSecretRef;
      return new Function(`${found(secrets, name)[key]}; return handler;`)() as EdgeFunction;
    },
    forwardsAll: ({ originRequestPolicyId }) => originRequestPolicyId === managedPolicies.allViewerExceptHost,
  };
}

/** `*` stands for any text, `?` for one character. */
function matches(pattern: string, path: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(path);
}

function found<Value>(map: ReadonlyMap<string, Value>, id: string): Value {
  const value = map.get(id);
  if (value === undefined)
    throw new Error(`nothing that is made has the id ${id}; there are ${[...map.keys()].join(', ')}`);
  return value;
}
