import type { Finding } from '@auditorsec/checks/rule';
import { object, objects } from '@auditorsec/checks/testing';
import { CONTROLS } from '@auditorsec/compliance/annotation';
import type { Control } from '@auditorsec/compliance/control';
import { expect, test } from 'vitest';
import { assess, score } from './assess.ts';

const control: Control = { title: 'segments', meets: { soc2: ['CC6.6'] }, rules: ['require-network-openings'] };
const table = { 'network-segmentation': control };

const policy = object(
  'networking.k8s.io/v1 NetworkPolicy',
  'shop/default',
  {},
  {
    annotations: { [CONTROLS]: 'network-segmentation' },
  },
);
const served = objects('us-east-1', [policy]);
const finding: Finding = {
  rule: 'require-network-openings',
  cluster: 'us-east-1',
  object: 'NetworkPolicy shop/default',
  path: 'us-east-1/app/policy.yaml',
  source: { config: 'clusters/us-east-1/cluster.ts:1', block: 'apps/app/src/app.ts:1' },
  message: 'pods have no DNS.',
};
const exception = {
  rule: finding.rule,
  object: `us-east-1 ${finding.object}`,
  reason: 'moves away next month',
  expires: '2027-03-31',
};
const none = { findings: [], accepted: [] };

test('a control is satisfied by objects that name it, where its rules find nothing', () => {
  const [assessed] = assess(table, { objects: served, ...none });
  expect(assessed).toMatchObject({ status: 'satisfied', why: [], evidence: served.files.map(({ path }) => path) });
});

test('what a rule of it finds violates it; what another rule finds does not', () => {
  const [assessed] = assess(table, { objects: served, findings: [finding], accepted: [] });
  expect(assessed?.status).toBe('violated');
  expect(assessed?.why).toEqual(['require-network-openings: NetworkPolicy shop/default: pods have no DNS.']);
  const [other] = assess(table, {
    objects: served,
    findings: [{ ...finding, rule: 'match-mtls-modes' }],
    accepted: [],
  });
  expect(other?.status).toBe('satisfied');
});

test('a finding that an exception covers is shown and violates nothing', () => {
  const [assessed] = assess(table, { objects: served, findings: [], accepted: [{ finding, exception }] });
  expect(assessed).toMatchObject({ status: 'satisfied', accepted: [{ exception }] });
});

test('a transfer of personal data needs a person, and counts on neither side', () => {
  const transfer = { basis: 'standard-clauses', papers: 'with the lawyers' };
  const assessed = assess(table, {
    objects: served,
    findings: [],
    accepted: [{ finding, exception: { ...exception, transfer } }],
  });
  expect(assessed[0]?.status).toBe('needs a person');
  expect(score(assessed)).toMatchObject({ satisfied: 0, applicable: 0 });
});

test('a control that nothing serves is violated, never passed over', () => {
  const [assessed] = assess(table, { objects: objects('us-east-1', []), ...none });
  expect(assessed).toMatchObject({ status: 'violated', why: ['no object serves it'] });
});

test('a control without a rule is violated, however many objects serve it', () => {
  const [assessed] = assess({ 'network-segmentation': { ...control, rules: [] } }, { objects: served, ...none });
  expect(assessed).toMatchObject({ status: 'violated', why: ['no rule would see it broken'] });
});

test('a control about kinds that the cluster does not have is not applicable, and counts on no side of the score', () => {
  const elsewhere = { ...control, where: ['Zone.route53.aws.m.upbound.io'] };
  const assessed = assess({ ...table, elsewhere }, { objects: served, ...none });
  expect(assessed.map(({ status }) => status)).toEqual(['satisfied', 'not applicable']);
  expect(score(assessed)).toEqual({ satisfied: 1, applicable: 1, value: 100 });
});

test('the score is rounded down: 21 of 22 is 95.4', () => {
  const all = Object.fromEntries(Array.from({ length: 22 }, (_, index) => [`c${index}`, control]));
  const named = objects('us-east-1', [
    { ...policy, metadata: { ...policy.metadata, annotations: { [CONTROLS]: Object.keys(all).slice(1).join(',') } } },
  ]);
  expect(score(assess(all, { objects: named, ...none }))).toEqual({ satisfied: 21, applicable: 22, value: 95.4 });
});
