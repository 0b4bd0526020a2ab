import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireAuditLog } from './require-audit-log.ts';

const ALL = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];
const findings = (enabledClusterLogTypes?: readonly string[]) =>
  check(requireAuditLog, [
    object('eks.aws.m.upbound.io/v1beta1 Cluster', 'aws/us-east-1', { forProvider: { enabledClusterLogTypes } }),
  ]);

test('a control plane that logs everything passes', () => {
  expect(findings(ALL)).toEqual([]);
});

test('one that leaves a type out fails', () => {
  expect(findings(ALL.filter((type) => type !== 'audit'))).toMatchInlineSnapshot(`
    [
      "Cluster aws/us-east-1 spec.forProvider.enabledClusterLogTypes: after an incident nobody can tell who did what: it does not log audit. Add them.",
    ]
  `);
});

test('one that says nothing logs nothing', () => {
  expect(findings()).toEqual([expect.stringContaining(`it does not log ${ALL.join(', ')}`)]);
});
