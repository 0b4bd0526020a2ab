import { addManifest } from '@auditorsec/manifest/chart';
import type { IPeerAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication';
import type { Construct } from 'constructs';

/** Istio's root namespace: what stands there holds for the whole mesh. */
export const ROOT_NAMESPACE = 'istio-system';

/** Refuses plaintext between all workloads of the mesh. */
export function strictMutualTls(chart: Construct): void {
  addManifest<IPeerAuthentication>(chart, {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: 'default', namespace: ROOT_NAMESPACE },
    spec: { mtls: { mode: 'STRICT' } },
  });
}
