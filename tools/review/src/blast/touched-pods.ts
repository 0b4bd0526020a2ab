import { autoscalers, scales } from '@auditorsec/checks/autoscaler';
import { kindOf, matches, type PodTemplate } from '@auditorsec/checks/objects';
import { podReferences } from '@auditorsec/checks/pod-references';
import type { KubeObject } from '@auditorsec/manifest/types';
import type { Side } from './side.ts';

/** Policies by their pod selector; without one they are about all pods of their namespace, or of the mesh. */
const POLICIES = new Set([
  'AuthorizationPolicy.security.istio.io',
  'EnvoyFilter.networking.istio.io',
  'NetworkPolicy.networking.k8s.io',
  'PeerAuthentication.security.istio.io',
  'RequestAuthentication.security.istio.io',
  'Sidecar.networking.istio.io',
  'Telemetry.telemetry.istio.io',
]);

/** Where a policy of Istio is about the whole mesh. */
const ROOT_NAMESPACE = 'istio-system';

/** The pods that a change touches: their template, what numbers them, what they read at the start, what lets requests through to them. */
export function touchedPods({ objects, changes }: Side): PodTemplate[] {
  const scalers = autoscalers(objects).filter(({ file }) => changes.has(file.path));
  const changed = objects.files.filter(({ path }) => changes.has(path)).map(({ object }) => object);
  const policies = changed.filter((object) => POLICIES.has(kindOf(object)));
  return objects
    .pods()
    .filter(
      (pod) =>
        changes.has(pod.file.path) ||
        scalers.some((scaler) => scales(scaler, pod)) ||
        policies.some((policy) => isAbout(policy, pod)) ||
        changed.some((object) => isReadBy(object, pod)),
    );
}

interface Selecting {
  readonly selector?: { readonly matchLabels?: Record<string, string> };
  readonly podSelector?: { readonly matchLabels?: Record<string, string> };
  readonly workloadSelector?: { readonly labels?: Record<string, string> };
}

function isAbout({ metadata, ...policy }: KubeObject, pod: PodTemplate): boolean {
  const { selector, podSelector, workloadSelector } = (policy['spec'] ?? {}) as Selecting;
  const labels = selector?.matchLabels ?? podSelector?.matchLabels ?? workloadSelector?.labels ?? {};
  const reaches = metadata.namespace === pod.namespace || (metadata.namespace === ROOT_NAMESPACE && !podSelector);
  return reaches && matches(labels, pod.labels);
}

function isReadBy({ kind, metadata }: KubeObject, pod: PodTemplate): boolean {
  if (metadata.namespace !== pod.namespace) return false;
  return podReferences(pod).some((reference) => reference.kind === kind && reference.name === metadata.name);
}
