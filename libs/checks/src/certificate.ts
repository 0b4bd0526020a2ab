import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import type { IIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Issuer';
import type { ClusterObjects, Found } from './objects.ts';

export type Certificate = Found<ICertificate>;
export type Issuer = Found<IIssuer>;

const GROUP = 'cert-manager.io';

export const certificates = (objects: ClusterObjects): readonly Certificate[] => objects.of(`Certificate.${GROUP}`);

/** Who signs a certificate: an Issuer of its namespace, or a ClusterIssuer. */
export function issuerOf(objects: ClusterObjects, { object }: Certificate): Issuer | undefined {
  const { kind = 'Issuer', name = '' } = object.spec?.issuerRef ?? {};
  const namespace = kind === 'ClusterIssuer' ? undefined : object.metadata.namespace;
  return objects.get(`${kind}.${GROUP}`, namespace, name);
}
