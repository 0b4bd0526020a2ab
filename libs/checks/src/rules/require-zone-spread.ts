import { selects } from '../label-selector.ts';
import type { PodTemplate } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';
import { servingPods } from '../workload.ts';

const ZONE = 'topology.kubernetes.io/zone';

/** The pods of every workload behind a Service are spread over the zones. */
export const requireZoneSpread: ClusterRule = {
  name: 'require-zone-spread',
  scope: 'cluster',
  check(objects, report) {
    for (const pod of servingPods(objects)) {
      const fault = spreadFault(pod);
      if (fault)
        report(
          pod.file,
          `the loss of one zone may take all pods: ${fault}`,
          'spec.template.spec.topologySpreadConstraints',
        );
    }
  },
};

function spreadFault({ labels, spec }: PodTemplate): string | undefined {
  const constraints = spec.topologySpreadConstraints ?? [];
  const zonal = constraints.filter(({ topologyKey }) => topologyKey === ZONE);
  if (zonal.length === 0) return `no constraint is about zones. Add one with topologyKey: ${ZONE}.`;
  if (zonal.some(({ labelSelector }) => labelSelector && selects(labelSelector, labels))) return undefined;
  return "the constraint's labelSelector doesn't select these pods themselves, so it counts none. Write the labels of the template.";
}
