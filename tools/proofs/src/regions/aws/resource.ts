import { type KubernetesObject, objectsIn } from '../../observability/objects.ts';

/** A generated resource of AWS: its name, its cluster and its fields, those of its creation too. */
export interface Resource {
  readonly cluster: string;
  /** `Kind.service`. */
  readonly kind: string;
  readonly name: string;
  /** What AWS calls it: its own name unless it is told. */
  readonly externalName: string;
  readonly fields: Fields;
}

// Checked against the CRD by `npm test`: here only names are translated.
// biome-ignore lint/suspicious/noExplicitAny: the SDK itself says what each field has to be
export type Fields = Readonly<Record<string, any>>;

interface Managed extends KubernetesObject {
  readonly spec: { readonly forProvider: Fields; readonly initProvider?: Fields };
}

const GROUP = '.aws.m.upbound.io';

/** All generated resources of AWS of a cluster. */
export function resourcesOf(cluster: string): Resource[] {
  const managed = objectsIn(cluster).filter(
    (object): object is Managed => object.apiVersion.split('/')[0]?.endsWith(GROUP) ?? false,
  );
  return managed.map(({ apiVersion, kind, metadata, spec }) => ({
    cluster,
    kind: `${kind}.${apiVersion.slice(0, apiVersion.indexOf(GROUP))}`,
    name: metadata.name,
    externalName: metadata.annotations?.['crossplane.io/external-name'] ?? metadata.name,
    fields: { ...spec.initProvider, ...spec.forProvider },
  }));
}
