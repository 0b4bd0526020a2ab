import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import type { Application } from './application.ts';
import { kindOf } from './objects.ts';

/** A Secret that an object reads, by name, and the key of it where one is named. */
export interface SecretReference {
  readonly namespace: string;
  readonly name: string;
  readonly key?: string | undefined;
  /** Where it is named, such as `spec.volumes[0].secret.secretName`. */
  readonly field: string;
}

/** Where an object says which Secret is to be made for it, rather than reads one. */
const MADE: Readonly<Record<string, RegExp>> = {
  'Certificate.cert-manager.io': /^spec\.secretName$/,
  'ClusterIssuer.cert-manager.io': /^spec\.acme\.privateKeySecretRef$/,
  'ExternalSecret.external-secrets.io': /./,
  'Issuer.cert-manager.io': /^spec\.acme\.privateKeySecretRef$/,
};

/** cert-manager reads the Secrets of what belongs to no namespace in its own. */
const CLUSTER_WIDE = 'cert-manager';

/** The Secrets that an object reads, by the names that Kubernetes and its operators have for such fields; optional ones are left out. */
export function secretReferences({ object }: Pick<FileSpec, 'object'>): SecretReference[] {
  const made = MADE[kindOf(object)];
  const namespace = namespaceOf(object);
  return [...named((object as { readonly spec?: unknown }).spec, 'spec')]
    .filter(({ field }) => !made?.test(field))
    .map((reference) => ({ ...reference, namespace }));
}

function namespaceOf(object: KubeObject): string {
  const { spec } = object as Application;
  // What stands in a chart's values is read where the chart is installed.
  return spec?.destination?.namespace ?? object.metadata.namespace ?? CLUSTER_WIDE;
}

type Named = Omit<SecretReference, 'namespace'>;

function* named(value: unknown, field: string): Generator<Named> {
  if (typeof value !== 'object' || value === null || ('optional' in value && value.optional === true)) return;
  for (const [key, inner] of Object.entries(value)) {
    const path = Array.isArray(value) ? `${field}[${key}]` : `${field}.${key}`;
    const reference = read(key, inner, field);
    if (reference) yield { ...reference, field: path };
    else if (!/configMap/i.test(key)) yield* named(inner, path);
  }
}

/** What stands under a name of a field, if it names a Secret: by itself, or with the key that is read. */
function read(field: string, value: unknown, parent: string): Omit<Named, 'field'> | undefined {
  if (field === 'secretName') return typeof value === 'string' ? { name: value } : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, key, optional } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || optional === true) return undefined;
  if (typeof key === 'string') return { name, key };
  return /[sS]ecretRef$/.test(field) || parent.endsWith('.imagePullSecrets') ? { name } : undefined;
}
