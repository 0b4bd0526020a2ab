import { admissionPolicy } from '@auditorsec/admission/admission-policy';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  admissionPolicy(chart, {
    name: 'closed-services',
    kinds: [{ group: '', version: 'v1', resources: ['services'] }],
    demands: [
      {
        expression: "object.spec.?type.orValue('ClusterIP') != 'NodePort'",
        message: 'a port of every node is open to whoever reaches a node. Write type: ClusterIP.',
      },
    ],
    exempt: { 'kube-system': 'AWS owns it' },
  });
}
