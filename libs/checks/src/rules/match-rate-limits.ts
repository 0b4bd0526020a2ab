import { suggest } from '@auditorsec/problem/suggest';
import { embeddedYaml } from '../embedded-yaml.ts';
import { configType, type EnvoyPatch, envoyPatches } from '../envoy-filter.ts';
import { serviceOf } from '../istio-host.ts';
import type { ClusterObjects } from '../objects.ts';
import { type Action, type Descriptor, entryOf, isLimited } from '../rate-limit-actions.ts';
import type { ClusterRule } from '../rule.ts';

/** What is read of the filter `envoy.extensions.filters.http.ratelimit.v3.RateLimit`. */
interface RateLimit {
  readonly domain?: string;
  readonly failure_mode_deny?: boolean;
  readonly rate_limit_service?: {
    readonly grpc_service?: { readonly envoy_grpc?: { readonly cluster_name?: string } };
  };
  readonly rate_limits?: readonly { readonly actions?: readonly Action[] }[];
}

/** The limits of one domain, as the rate limit service reads them. */
interface Limits {
  readonly domain?: string;
  readonly descriptors?: readonly Descriptor[];
}

/** A rate limit filter asks a service that is there, of a domain that it knows, by keys that have a limit, and says what happens without it. */
export const matchRateLimits: ClusterRule = {
  name: 'match-rate-limits',
  scope: 'cluster',
  check(objects, report) {
    for (const each of envoyPatches(objects)) {
      const filter = each.patch.patch?.value;
      if (configType(filter) !== 'envoy.extensions.filters.http.ratelimit.v3.RateLimit') continue;
      const config = (filter?.typed_config ?? {}) as RateLimit;
      checkFilter(objects, config, (message, field) => report(each.file, message, place(each, field)));
    }
  },
};

function place({ field }: EnvoyPatch, inside: string): string {
  return `${field}.patch.value.typed_config.${inside}`;
}

type Fail = (message: string, field: string) => void;

function checkFilter(objects: ClusterObjects, config: RateLimit, fail: Fail): void {
  if (config.failure_mode_deny === undefined)
    fail(
      'nobody chose what happens while the rate limit service is down; Envoy lets everything pass, login attempts as well. ' +
        'Write failure_mode_deny: false for reads, true with status_on_error 503 for logins.',
      'failure_mode_deny',
    );
  const namespace = checkService(objects, config, fail);
  if (namespace !== undefined) checkDomain(objects, namespace, config, fail);
}

/** The namespace of the service that the filter asks. */
function checkService(
  objects: ClusterObjects,
  { rate_limit_service: service }: RateLimit,
  fail: Fail,
): string | undefined {
  const cluster = service?.grpc_service?.envoy_grpc?.cluster_name ?? '';
  const [, port, host = ''] = /^outbound\|(\d+)\|\|(.+)$/.exec(cluster) ?? [];
  const found = serviceOf(objects, host);
  const field = 'rate_limit_service.grpc_service.envoy_grpc.cluster_name';
  const outage = 'nothing is limited, or everything is refused: the filter reaches no service';
  const ports = found?.object.spec?.ports ?? [];
  const named = ports.find((each) => each.port === Number(port));
  if (!found)
    fail(
      `${outage}, ${cluster || 'it names none'}. Write outbound|<port>||<name>.<namespace>.svc.cluster.local.`,
      field,
    );
  else if (!named)
    fail(`${outage}: ${host} has no port ${port}, but ${ports.map((each) => each.port).join(', ')}.`, field);
  else if (!/^grpc(-|$)/.test(named.name ?? '') && named.appProtocol !== 'grpc')
    fail(
      `${outage}: port ${port} of ${host} is called ${named.name}, so that Istio doesn't speak gRPC to it. Call it grpc-${named.name}.`,
      field,
    );
  return found?.object.metadata.namespace;
}

function checkDomain(
  objects: ClusterObjects,
  namespace: string,
  { domain = '', rate_limits = [] }: RateLimit,
  fail: Fail,
): void {
  const known = limitsOf(objects, namespace);
  const limits = known.filter((each) => each.domain === domain);
  if (limits.length === 0) {
    const nearest = suggest(
      domain,
      known.flatMap((each) => each.domain ?? []),
    );
    fail(
      `nothing is limited: no ConfigMap of ${namespace} has limits of the domain ${domain}. ` +
        (nearest ? `Did you mean ${nearest}?` : 'Add one, or name the domain that it has.'),
      'domain',
    );
    return;
  }
  for (const [index, { actions = [] }] of rate_limits.entries()) {
    const entries = actions.map(entryOf);
    if (limits.some(({ descriptors }) => isLimited(entries, descriptors))) continue;
    const asked = entries.map(({ key, value }) => (value === undefined ? key : `${key}=${value}`)).join(', ');
    fail(
      `these requests have no limit: the filter asks for ${asked}, and domain ${domain} has no limit at these keys in this order. ` +
        'Build both from one value.',
      `rate_limits[${index}]`,
    );
  }
}

function limitsOf(objects: ClusterObjects, namespace: string): Limits[] {
  return objects
    .of<{ readonly data?: Readonly<Record<string, string>> }>('ConfigMap')
    .filter(({ object }) => object.metadata.namespace === namespace)
    .flatMap(({ object }) => Object.entries(object.data ?? {}))
    .flatMap(([name, text]) => (/\.ya?ml$/.test(name) ? [embeddedYaml(text) as Limits] : []));
}
