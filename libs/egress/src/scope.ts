import { addManifest } from '@auditorsec/manifest/chart';
import type { ISidecar } from '@kubernetes-models/istio/networking.istio.io/v1/Sidecar';
import type { Construct } from 'constructs';

export interface EgressScopeProps {
  readonly namespace: string;
  /** What its pods call beyond their own namespace, as Istio names it: `<namespace>/<host>` or `<namespace>/*`. */
  readonly hosts: readonly string[];
}

/**
 * What the proxies of a namespace know, and all that they connect to: their own namespace and these hosts. It also
 * keeps what istiod sends them small. It guards no secret: a pod that avoids its proxy is stopped by NetworkPolicies.
 */
export function egressScope(chart: Construct, { namespace, hosts }: EgressScopeProps): void {
  addManifest<ISidecar>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name: 'default', namespace },
    spec: {
      egress: [{ hosts: ['./*', ...[...new Set(hosts)].sort()] }],
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    },
  });
}
