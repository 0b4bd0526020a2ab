import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy';
import type { IValidatingAdmissionPolicyBinding } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding';
import { Policy, reasonOf } from '../admission/policy.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

/**
 * Every object meets the admission policies of its own cluster, wherever they are bound: namespaces are exempt for what
 * charts and operators make there, never for what we write.
 */
export const noRefusedObject: ClusterRule = {
  name: 'no-refused-object',
  scope: 'cluster',
  check(objects, report) {
    for (const [name, policy] of policiesOf(objects, report))
      for (const file of objects.files)
        for (const refusal of policy.refusals(file.object))
          report(file, `the API server refuses it (${name}): ${refusal}`);
  },
};

function policiesOf(objects: ClusterObjects, report: Report): (readonly [string, Policy])[] {
  const bindings = objects.of<IValidatingAdmissionPolicyBinding>(
    'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  );
  const denied = new Set(
    bindings
      .filter(({ object: { spec } }) => spec.validationActions?.includes('Deny'))
      .map(({ object: { spec } }) => spec.policyName),
  );
  const policies = objects.of<IValidatingAdmissionPolicy>('ValidatingAdmissionPolicy.admissionregistration.k8s.io');
  return policies.flatMap(({ file, object: { metadata, spec } }) => {
    const { name } = metadata;
    if (!denied.has(name))
      report(file, 'it refuses nothing: no ValidatingAdmissionPolicyBinding of it denies. Add one.');
    try {
      return [[name, new Policy(spec ?? {})] as const];
    } catch (error) {
      report(file, `the API server refuses it, or everything that it judges: ${reasonOf(error)}. Mend the expression.`);
      return [];
    }
  });
}
