import type { KubeObject } from '@auditorsec/manifest/types';
import type { ControlId } from '../controls.ts';
import type { Served } from '../served.ts';

/** Kinds of Istio and of cert-manager. */
export const mesh: Readonly<Record<string, Served>> = {
  'AuthorizationPolicy.security.istio.io': allowed,
  'Certificate.cert-manager.io': ['tls-certificates'],
  'ClusterIssuer.cert-manager.io': ['tls-certificates'],
  'DestinationRule.networking.istio.io': ['mutual-tls', 'capacity'],
  'EnvoyFilter.networking.istio.io': (filter) => (limits(filter) ? ['abuse-limits'] : []),
  'Gateway.networking.istio.io': ['tls-certificates'],
  'Issuer.cert-manager.io': ['tls-certificates'],
  'PeerAuthentication.security.istio.io': ['mutual-tls'],
  'RequestAuthentication.security.istio.io': ['user-authentication'],
  'ServiceEntry.networking.istio.io': ['network-segmentation'],
  'Sidecar.networking.istio.io': ['network-segmentation'],
  'Telemetry.telemetry.istio.io': ['personal-data-masking', 'request-logging', 'secret-handling'],
  'VirtualService.networking.istio.io': ['gradual-rollout'],
};

/** Filters that count requests or bound their bodies. */
function limits(filter: KubeObject): boolean {
  return /envoy\.filters\.http\.(local_ratelimit|ratelimit|buffer)/.test(JSON.stringify(filter['spec']));
}

/** By whom a policy asks for: callers, users, administrators. */
function allowed({ spec }: KubeObject): ControlId[] {
  const text = JSON.stringify(spec ?? {});
  return [
    'deny-by-default',
    ...(/"(?:requestPrincipals|notRequestPrincipals|request\.auth\..+)"/.test(text)
      ? (['user-authentication'] as const)
      : []),
    ...(/"(?:remoteIpBlocks|notRemoteIpBlocks|request\.auth\.claims\[amr\])"/.test(text)
      ? (['administrators'] as const)
      : []),
  ];
}
