import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Alert, runbookOf } from '@auditorsec/alerting/rule';
import { fleetSchema } from '@auditorsec/config/fleet';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { type FleetInput, smallFleet, smallMember } from '@auditorsec/config/testing/small-fleet';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { metricNames } from '@auditorsec/promql/parse';
import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import { expect, test } from 'vitest';
import { alerts, topics } from './alerts.ts';
import { casesOf } from './cases.ts';

const slos: NonNullable<FleetInput['slos']> = {
  'api-availability': { routes: ['/v1/'], good: 'answered' },
  'api-latency': { routes: ['/v1/'], good: 'fast' },
};
const fleet = fleetSchema.parse({ ...smallFleet, slos });
const member = fleetSchema.shape.clusters.parse({ one: smallMember('primary', 1) })['one'];
if (!member) throw new Error('the small fleet has no member');
const context = { fleet, cluster: { ...member, name: 'one', active: true } };

const groups = Object.values(topics(context, { evacuated: false })).flat();
const all = groups.flatMap(({ rules }) => rules.filter((rule): rule is Alert => 'severity' in rule));
const cases = Object.values(casesOf(context)).flat();

test('an alert is heard in a case that fires and silent in one that is quiet', () => {
  const names = [...new Set(all.map(({ name }) => name))];
  const told = (has: 'fires' | 'quiet') => new Set(cases.filter((each) => each[has]).map(({ alert }) => alert));
  expect(names.filter((name) => !told('fires').has(name))).toEqual([]);
  // Always firing is what it is for.
  expect(names.filter((name) => !told('quiet').has(name))).toEqual(['Watchdog']);
});

test('every case is about an alert that there is', () => {
  expect(cases.map(({ alert }) => alert).filter((name) => !all.some((alert) => alert.name === name))).toEqual([]);
});

test('every alert has its runbook, and every runbook its alert', () => {
  // Procedures are begun by people, not by alerts.
  const others = ['README.md', 'evacuate-region.md', 'fail-back.md', 'promote-aurora.md', 'promote-cache.md'];
  const runbooks = readdirSync(join(repositoryRoot, 'docs/runbooks')).filter((file) => !others.includes(file));
  const wanted = new Set(all.map(({ name }) => `${runbookOf(name)}.md`));
  expect(runbooks.sort()).toEqual([...wanted].sort());
});

test('a runbook says what it means, where to look, what to do, and whom to ask', () => {
  for (const { name } of all) {
    const text = readFileSync(join(repositoryRoot, 'docs/runbooks', `${runbookOf(name)}.md`), 'utf8');
    expect(text, name).toMatch(new RegExp(`^# ${name}\n`));
    const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, section]) => section);
    expect(sections, name).toEqual(['Users', 'Look', 'Mend', 'Escalate']);
  }
});

test('every alert reads metrics by name', () => {
  const unnamed = all.filter(({ expr }) => metricNames(expr).length === 0).map(({ name }) => name);
  expect(unnamed).toEqual(['CostAboveBudget', 'Watchdog']);
});

test('who is declared as evacuated has it in its rules, and nobody else', async () => {
  const expr = async (evacuated: boolean) => {
    const objects = await composeApp(alerts({ evacuated }), [], { slos });
    const edge = objects.find(({ metadata }) => metadata.name === 'edge') as unknown as IPrometheusRule;
    return edge.spec.groups?.flatMap(({ rules = [] }) => rules).find((rule) => rule.alert === 'RegionEvacuated')?.expr;
  };
  expect(await expr(true)).toContain('vector(1)');
  expect(await expr(false)).toContain('vector(0)');
});

test('every object is selected by the Prometheus of the platform', async () => {
  const objects = await composeApp(alerts({}), [], { slos });
  expect(objects.map(({ metadata }) => [metadata.namespace, metadata.labels?.['prometheus']])).toEqual(
    objects.map(() => ['observability', 'platform']),
  );
  expect(objects.length).toBeGreaterThan(8);
});
