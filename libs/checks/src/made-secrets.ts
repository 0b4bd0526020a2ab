import { externalSecrets, secretOf } from './external-secret.ts';
import type { ClusterObjects } from './objects.ts';

/** Who makes a Secret, and its keys where these are written down. */
export interface MadeSecret {
  readonly by: string;
  readonly keys?: readonly string[];
}

/** What the operator of Elasticsearch makes for each cluster (elastic/cloud-on-k8s, pkg/controller: certificates, user). */
const ELASTIC: Readonly<Record<string, readonly string[]>> = {
  '-es-elastic-user': ['elastic'],
  '-es-http-certs-public': ['tls.crt', 'ca.crt'],
};

interface Certificate {
  readonly spec?: { readonly secretName?: string };
}

interface Secret {
  readonly data?: object;
  readonly stringData?: object;
}

/** The Secrets that a namespace will have: rendered, fetched, issued, or made by a named operator. */
export function madeSecrets(objects: ClusterObjects, namespace: string): ReadonlyMap<string, MadeSecret> {
  const here = <Kind>(kind: string) =>
    objects.of<Kind>(kind).filter(({ object }) => object.metadata.namespace === namespace);
  const written = here<Secret>('Secret').map(({ object: { metadata, data, stringData } }): [string, MadeSecret] => [
    metadata.name,
    { by: 'Secret', ...((data ?? stringData) && { keys: Object.keys({ ...data, ...stringData }) }) },
  ]);
  const fetched = externalSecrets(objects, namespace).map((found): [string, MadeSecret] => [
    secretOf(found),
    { by: 'ExternalSecret', keys: (found.object.spec?.data ?? []).flatMap(({ secretKey }) => secretKey ?? []) },
  ]);
  const issued = here<Certificate>('Certificate.cert-manager.io').map(({ object }): [string, MadeSecret] => [
    object.spec?.secretName ?? object.metadata.name,
    { by: 'Certificate', keys: ['tls.crt', 'tls.key', 'ca.crt'] },
  ]);
  const elastic = here('Elasticsearch.elasticsearch.k8s.elastic.co').flatMap(({ object: { metadata } }) =>
    Object.entries(ELASTIC).map(([ending, keys]): [string, MadeSecret] => [
      `${metadata.name}${ending}`,
      { by: 'Elasticsearch', keys },
    ]),
  );
  return new Map([...written, ...fetched, ...issued, ...elastic]);
}
