import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { noWildcardRole } from './no-wildcard-role.ts';

const role = (rule: object, kind = 'ClusterRole'): KubeObject & { rules: object[] } => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name: 'reader' },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], ...rule }],
});
const found = (...list: readonly KubeObject[]) => check(noWildcardRole, list);

test('passes named rights, and all custom kinds of a group to those who read', () => {
  expect(found(role({}))).toEqual([]);
  expect(found(role({ apiGroups: ['argoproj.io'], resources: ['*'], verbs: ['get', 'list', 'watch'] }))).toEqual([]);
});

test('fails a wildcard role, with each of its wildcards', () => {
  expect(found(role({ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }))).toMatchInlineSnapshot(`
    [
      "ClusterRole reader rules[0].verbs: it allows what nobody has looked at, and what comes with every later version. Name the verbs.",
      "ClusterRole reader rules[0].apiGroups: it allows what nobody has looked at, and what comes with every later version. Name the groups.",
      "ClusterRole reader rules[0].resources: it allows what nobody has looked at, and what comes with every later version. Name the resources; '*' may stand for the custom kinds of a group that are only read.",
    ]
  `);
});

test.each([
  ['reading everything of the core group, its Secrets too', { resources: ['*'] }],
  ['changing all custom kinds of a group', { apiGroups: ['argoproj.io'], resources: ['*'], verbs: ['get', 'patch'] }],
  ['every subresource', { resources: ['pods/*'] }],
  ['every path of the API server', { nonResourceURLs: ['/*'] }],
])('fails %s', (_says, rule) => {
  expect(found(role(rule))).toHaveLength(1);
  expect(found(role(rule, 'Role'))).toHaveLength(1);
});

test('fails the verbs that grant all others', () => {
  const verbs = ['get', 'bind', 'escalate'];
  expect(found(role({ resources: ['clusterroles'], verbs }))).toMatchInlineSnapshot(`
    [
      "ClusterRole reader rules[0].verbs: whoever may bind and escalate may take every other right as well. Leave it out.",
    ]
  `);
});
