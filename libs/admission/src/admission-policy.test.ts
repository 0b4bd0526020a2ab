import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy';
import type { IValidatingAdmissionPolicyBinding } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding';
import { expect, test } from 'vitest';
import { type AdmissionPolicyProps, admissionPolicy } from './admission-policy.ts';
import { example } from './example.ts';
import type { ImageValidatingPolicy } from './image-validating-policy.ts';
import { type SignedImagesProps, signedImages } from './signed-images.ts';

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

const signed: SignedImagesProps = {
  name: 'signed',
  images: ['registry.example.com/shop/'],
  signer: { issuer: 'https://token.example.com', subject: '^https://git\\.example\\.com/shop/.*$' },
  message: 'nobody knows who built it.',
  exempt: { 'kube-system': 'its own' },
};

test('images of the names given are verified wherever a pod may name one, and nothing is changed on the way', () => {
  const { spec } = objectNamed<ImageValidatingPolicy>(
    render((chart) => signedImages(chart, signed)),
    'ImageValidatingPolicy signed',
  );
  expect(spec.matchImageReferences).toEqual([{ glob: 'registry.example.com/shop/*' }]);
  expect(spec.validations.map(({ expression }) => /images\.(\w+)/.exec(expression)?.[1])).toEqual([
    'containers',
    'initContainers',
    'ephemeralContainers',
  ]);
  expect(spec.validationConfigurations).toEqual({ mutateDigest: false, required: true, verifyDigest: true });
});

test("a signer whose subject somebody else's could match is refused", () => {
  const signer = { ...signed.signer, subject: 'https://git.example.com/shop' };
  expect(() => render((chart) => signedImages(chart, { ...signed, signer }))).toThrowErrorMatchingInlineSnapshot(
    `[UserError: signed images signed: the subject https://git.example.com/shop also matches within another's. Write it from ^https: to $.]`,
  );
});
