import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { requireSignedImages } from './require-signed-images.ts';

const ours = `registry.example.com/shop/cart@sha256:${'0'.repeat(64)}`;
const cart = (image: string) => deployment('shop/cart', { app: 'cart' }, { containers: [{ name: 'cart', image }] });
const policy = (spec: object = {}) =>
  object('policies.kyverno.io/v1 ImageValidatingPolicy', 'signed', {
    failurePolicy: 'Fail',
    validationActions: ['Deny'],
    matchImageReferences: [{ glob: 'registry.example.com/shop/*' }],
    validationConfigurations: { required: true },
    ...spec,
  });

test('an image of ours that a policy verifies passes, and so does one of others, by its version', () => {
  expect(check(requireSignedImages, [cart(ours), policy()])).toEqual([]);
  expect(check(requireSignedImages, [cart('docker.io/otel/collector:1.2.3')])).toEqual([]);
});

test('an image of ours without a policy is found', () => {
  expect(check(requireSignedImages, [cart(ours)])).toMatchInlineSnapshot(`
    [
      "Deployment shop/cart: whoever can write to its registry runs there: no ImageValidatingPolicy verifies registry.example.com/shop/cart in shop. Add its registry to \`registries.own\` of apps/admission, or take the namespace out of \`exempt\`.",
    ]
  `);
});

test.each([
  ['lets pass what it cannot ask about', { failurePolicy: 'Ignore' }],
  ['only warns', { validationActions: ['Audit'] }],
  ['does not require a signature', { validationConfigurations: { required: false } }],
  ['is of other images', { matchImageReferences: [{ glob: 'registry.example.com/bank/*' }] }],
  [
    'leaves out the namespace',
    { matchConstraints: { namespaceSelector: { matchExpressions: [{ values: ['shop'] }] } } },
  ],
])('a policy that %s verifies nothing', (_says, spec) => {
  expect(check(requireSignedImages, [cart(ours), policy(spec)])).toHaveLength(1);
});
