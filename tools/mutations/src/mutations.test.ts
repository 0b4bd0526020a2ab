import { ClusterObjects } from '@auditorsec/checks/objects';
import { rules } from '@auditorsec/checks/registry';
import { runRules } from '@auditorsec/checks/run';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { mutate } from './mutate.ts';
import { mutations } from './mutations.ts';

const CLUSTER = 'us-east-1';
const { clusters } = await render(await loadConfig(repositoryRoot, []));
const files = clusters.find(({ name }) => name === CLUSTER)?.files ?? [];
const others = clusters
  .filter(({ name }) => name !== CLUSTER)
  .map(({ name, files }) => new ClusterObjects(name, files));
const base = [...others, new ClusterObjects(CLUSTER, files)];

function rulesThatSee(head: typeof files): string[] {
  const findings = runRules(rules, ['cluster', 'fleet', 'change'], {
    head: [...others, new ClusterObjects(CLUSTER, head)],
    base,
  });
  return [...new Set(findings.map(({ rule }) => rule))];
}

test('our own output breaks no rule', () => {
  expect(rulesThatSee(files)).toEqual([]);
});

test.each(mutations)('$rule alone sees that $says', ({ rule, edits }) => {
  expect(rulesThatSee(mutate(files, edits))).toEqual([rule]);
});

test('every rule has a mutation of our own output that it alone sees', () => {
  expect([...new Set(mutations.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ name }) => name).sort());
});
