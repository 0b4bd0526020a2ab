import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy';
import type { IValidatingAdmissionPolicyBinding } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding';
import { expect, test } from 'vitest';
import { type AdmissionPolicyProps, admissionPolicy } from './admission-policy.ts';
import { example } from './example.ts';

const props: AdmissionPolicyProps = {
  name: 'names',
  kinds: [{ group: '', version: 'v1', resources: ['pods'] }],
  demands: [{ expression: 'true', message: "it's wrong.", found: "['a', 'b']" }],
  exempt: {},
};
const made = (changes: Partial<AdmissionPolicyProps> = {}) =>
  render((chart) => admissionPolicy(chart, { ...props, ...changes }));

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(render(example))).toMatchFileSnapshot('../golden/example.yaml');
});

test('what was found stands behind the message, whose quotes CEL reads as text', () => {
  const { spec } = objectNamed<IValidatingAdmissionPolicy>(made(), 'ValidatingAdmissionPolicy names');
  const [validation] = spec?.validations ?? [];
  expect(validation?.messageExpression).toBe(String.raw`'it\'s wrong. Found: ' + ['a', 'b'].join(', ')`);
});

test('a policy of kinds without a namespace has no selector: nothing is exempt', () => {
  const binding = objectNamed<IValidatingAdmissionPolicyBinding>(made(), 'ValidatingAdmissionPolicyBinding names');
  expect(binding.spec).toEqual({ policyName: 'names', validationActions: ['Deny', 'Audit'] });
});

test('a namespace that is exempt without a reason is refused', () => {
  expect(() => made({ exempt: { shop: 'its chart', bank: ' ' } })).toThrowErrorMatchingInlineSnapshot(
    `[UserError: admission policy names: bank is exempt without a reason. Write why in \`exempt\`.]`,
  );
});
