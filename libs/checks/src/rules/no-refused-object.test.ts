import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { noRefusedObject } from './no-refused-object.ts';

const type = 'admissionregistration.k8s.io/v1';
const binding = object(`${type} ValidatingAdmissionPolicyBinding`, 'labels', {
  policyName: 'labels',
  validationActions: ['Deny'],
  matchResources: { namespaceSelector: {} },
});
const policy = (expression: string, messageExpression?: string) =>
  object(`${type} ValidatingAdmissionPolicy`, 'labels', {
    matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], resources: ['namespaces'] }] },
    variables: [{ name: 'labels', expression: 'object.metadata.?labels.orValue({})' }],
    validations: [{ expression, message: 'whose is it?', ...(messageExpression && { messageExpression }) }],
  });
const labelled = policy("'team' in variables.labels");
const namespace = (labels?: Record<string, string>) => object('v1 Namespace', 'shop', undefined, labels && { labels });
const found = (...list: readonly KubeObject[]) => check(noRefusedObject, list);

test('passes what meets the policies, and kinds that none of them judges', () => {
  expect(found(labelled, binding, namespace({ team: 'shop' }), object('v1 ConfigMap', 'shop/cart', {}))).toEqual([]);
});

test('fails a namespace without labels, in the words of the policy', () => {
  expect(found(labelled, binding, namespace())).toMatchInlineSnapshot(`
    [
      "Namespace shop: the API server refuses it (labels): whose is it?",
    ]
  `);
  const saying = policy('size(variables.labels) > 1', "'found: ' + variables.labels.map(key, key).join(', ')");
  expect(found(saying, binding, namespace({ team: 'a' }))).toEqual([
    'Namespace shop: the API server refuses it (labels): found: team',
  ]);
});

test('fails what a policy cannot be asked about: an expression that fails refuses', () => {
  const reading = policy("object.metadata.labels.team != ''");
  expect(found(reading, binding, namespace())).toHaveLength(1);
});

test('fails a policy that does not compile', () => {
  expect(found(policy("'team' in"), binding, namespace({ team: 'a' }))).toHaveLength(1);
  expect(found(policy('labels.size() > 0'), binding, namespace({ team: 'a' }))).toHaveLength(1);
});

test('fails a policy that nothing binds to a refusal', () => {
  expect(found(labelled, namespace({ team: 'shop' }))).toMatchInlineSnapshot(`
    [
      "ValidatingAdmissionPolicy labels: it refuses nothing: no ValidatingAdmissionPolicyBinding of it denies. Add one.",
    ]
  `);
  const auditing = object(`${type} ValidatingAdmissionPolicyBinding`, 'labels', {
    policyName: 'labels',
    validationActions: ['Audit'],
  });
  expect(found(labelled, auditing, namespace({ team: 'shop' }))).toHaveLength(1);
});
