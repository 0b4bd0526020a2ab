import { addManifest } from '@auditorsec/manifest/chart';
import { kept } from '@auditorsec/manifest/kept';
import { denyAll, dns, networkPolicy } from '@auditorsec/network-policy/network-policy';
import { versions } from '@auditorsec/versions/versions';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { Construct } from 'constructs';
import type { INamespace } from 'kubernetes-models/v1/Namespace';

export interface NamespaceProps {
  readonly name: string;
  /** The strictest Pod Security level that its pods meet; default `restricted`. */
  readonly podSecurity?: 'restricted' | 'baseline' | 'privileged';
  /** Whether its pods get a sidecar, and so an identity. */
  readonly mesh: boolean;
  /** What the cluster is for: rules compare clusters of one environment, and bills tell environments apart. */
  readonly environment: string;
}

/**
 * A namespace that starts closed: Pod Security enforced, no traffic but DNS, and in the mesh no request without a
 * policy that allows it. Sidecars meet `restricted` because istio-cni, not an init container, redirects traffic.
 */
export function namespace(
  chart: Construct,
  { name, podSecurity = 'restricted', mesh, environment }: NamespaceProps,
): void {
  addManifest<INamespace>(chart, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      annotations: kept,
      labels: {
        ...podSecurityLabels(podSecurity),
        'auditorsec.com/environment': environment,
        ...(mesh && { 'istio-injection': 'enabled' }),
      },
    },
  });
  denyAll(chart, name);
  networkPolicy(chart, { name: 'allow-dns', namespace: name, egress: [dns] });
  if (mesh) allowNothing(chart, name);
}

/** Pinned to the minor that is deployed: an upgrade of the API server must not tighten a namespace by surprise. */
function podSecurityLabels(level: string): Record<string, string> {
  const version = `v${versions.kubernetes.split('.').slice(0, 2).join('.')}`;
  const labels = ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, level],
    [`pod-security.kubernetes.io/${mode}-version`, version],
  ]);
  return Object.fromEntries(labels);
}

function allowNothing(chart: Construct, namespace: string): void {
  addManifest<IAuthorizationPolicy>(chart, {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'allow-nothing', namespace },
    spec: {},
  });
}
