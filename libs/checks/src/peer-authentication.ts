import type { IPeerAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication';
import { isExcludedInbound, isInjected } from './injection.ts';
import { type ClusterObjects, type Found, matches, type PodTemplate } from './objects.ts';
import { rootNamespace } from './workload-selector.ts';

type Mode = 'PERMISSIVE' | 'STRICT' | 'DISABLE';

/** What a pod's port takes: mutual TLS alone, plain connections alone (also TLS that the app itself ends), or both. */
export function accepted(objects: ClusterObjects, pod: PodTemplate, port: number): 'mutual TLS' | 'plaintext' | 'both' {
  if (!isInjected(objects, pod) || isExcludedInbound(pod, port)) return 'plaintext';
  const mode = peerMode(objects, pod, port);
  if (mode === 'STRICT') return 'mutual TLS';
  return mode === 'DISABLE' ? 'plaintext' : 'both';
}

/** The narrowest mode that is set: port, workload, namespace, mesh, and Istio's own default. */
function peerMode(objects: ClusterObjects, pod: PodTemplate, port: number): Mode {
  const all = objects.of<IPeerAuthentication>('PeerAuthentication.security.istio.io');
  const inNamespace = (namespace: string) => all.filter(({ object }) => object.metadata.namespace === namespace);
  const own = inNamespace(pod.namespace);
  const workload = own.find((policy) => hasSelector(policy) && selectsPod(policy, pod))?.object.spec;
  const modes = [
    workload?.portLevelMtls?.[port]?.mode,
    workload?.mtls?.mode,
    own.find((policy) => !hasSelector(policy))?.object.spec?.mtls?.mode,
    inNamespace(rootNamespace).find((policy) => !hasSelector(policy))?.object.spec?.mtls?.mode,
  ];
  return modes.find((mode) => mode !== undefined && mode !== 'UNSET') ?? 'PERMISSIVE';
}

function hasSelector({ object }: Found<IPeerAuthentication>): boolean {
  return Object.keys(object.spec?.selector?.matchLabels ?? {}).length > 0;
}

function selectsPod({ object }: Found<IPeerAuthentication>, { labels }: PodTemplate): boolean {
  return matches(object.spec?.selector?.matchLabels ?? {}, labels);
}
