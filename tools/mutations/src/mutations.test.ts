import { ClusterObjects } from '@auditorsec/checks/objects';
import { rules } from '@auditorsec/checks/registry';
import { applyExceptions, runRules } from '@auditorsec/checks/run';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { type Mutation, mutate } from './mutate.ts';
import { mutations } from './mutations.ts';

/** Before every exception's last, and before any version's. */
const ANY_DAY = '2000-01-01';

const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
const base = clusters.map(({ name, files }) => new ClusterObjects(name, files));

/** The rules that see something once one cluster has the edits. */
function rulesThatSee({ cluster, edits }: Pick<Mutation, 'cluster' | 'edits'>): string[] {
  const head = clusters.map(({ name, files }) =>
    name === (cluster ?? 'us-east-1')
      ? new ClusterObjects(name, mutate(files, edits))
      : new ClusterObjects(name, files),
  );
  const found = runRules(rules, ['cluster', 'fleet', 'change', 'day'], { head, base, today: ANY_DAY });
  const { findings } = applyExceptions(found, fleet.exceptions, ANY_DAY);
  return [...new Set(findings.map(({ rule }) => rule))];
}

test('our own output breaks no rule', () => {
  expect(rulesThatSee({ edits: [] })).toEqual([]);
});

/** It sees each change of one region alone, whatever it is. */
const PARITY = 'match-regions';

test.each(mutations)('$rule alone sees that $says', (mutation) => {
  const seen = rulesThatSee(mutation).filter((rule) => rule !== PARITY || mutation.rule === PARITY);
  expect(seen).toEqual([mutation.rule]);
});

test('every rule has a mutation of our own output that it alone sees', () => {
  expect([...new Set(mutations.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ name }) => name).sort());
});
