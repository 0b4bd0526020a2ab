import type { ChangeRule, ClusterRule, FleetRule } from '@auditorsec/checks/rule';
import type { Exception } from '@auditorsec/checks/run';
import type { Fleet } from '@auditorsec/config/fleet';
import type { FileSpec } from '@auditorsec/manifest/types';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { formatVerdict, judge } from './judge.ts';
import type { Rendered } from './render.ts';

const { rules } = vi.hoisted(() => {
  /** Finds fault with every ConfigMap; the real rules have tests of their own. */
  const noConfigMaps: ClusterRule = {
    name: 'no-config-maps',
    scope: 'cluster',
    check: (objects, report) => {
      for (const { file } of objects.of('ConfigMap')) report(file, 'pods read an old value. Use a Secret.', 'data.a');
    },
  };
  const uniqueFleet: FleetRule = { name: 'unique-fleet', scope: 'fleet', check: () => {} };
  const noChange: ChangeRule = { name: 'no-change', scope: 'change', check: () => {} };
  return { rules: [noConfigMaps, uniqueFleet, noChange] };
});
vi.mock('@auditorsec/checks/registry', () => ({ rules }));

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-03-31T23:00:00Z') }));
afterEach(() => void vi.useRealTimers());

const file: FileSpec = {
  cluster: 'mars',
  app: 'lander',
  path: 'mars/lander/ConfigMap_crew_a.yaml',
  object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'crew' } },
  source: { config: 'clusters/mars/cluster.ts:9', block: 'apps/lander/src/lander.ts:31' },
};

function rendered(...exceptions: Partial<Exception>[]): Rendered {
  const all = exceptions.map((exception) => ({
    rule: 'no-config-maps',
    object: 'mars ConfigMap crew/a',
    reason: 'until the Secret is there',
    expires: '2027-03-31',
    ...exception,
  }));
  const cluster = { name: 'mars', files: [file], texts: new Map(), milliseconds: 0 };
  return { fleet: { exceptions: all, clusters: { mars: {}, venus: {} } } as unknown as Fleet, clusters: [cluster] };
}

test('a finding shows the object, the field, the outage, where it comes from, and its page', () => {
  const verdict = judge(rendered(), ['cluster']);
  expect(verdict).toMatchObject({ rules: 1, findings: [{ rule: 'no-config-maps' }], stale: [] });
  expect(formatVerdict(verdict)).toMatchInlineSnapshot(`
    "no-config-maps  mars  ConfigMap crew/a  data.a
      pods read an old value. Use a Secret.
      config  clusters/mars/cluster.ts:9
      made by apps/lander/src/lander.ts:31
      file    generated/mars/lander/ConfigMap_crew_a.yaml
      rule    docs/checks/no-config-maps.md"
  `);
});

test('an exception covers its object through its last day, in UTC', () => {
  expect(judge(rendered({}), ['cluster'])).toMatchObject({ findings: [], stale: [] });
});

test('an exception that has expired covers nothing, and says so', () => {
  const verdict = judge(rendered({ expires: '2027-03-30' }), ['cluster']);
  expect(verdict.findings).toHaveLength(1);
  expect(formatVerdict(verdict)).toContain(
    'clusters/fleet.ts  exception no-config-maps for mars ConfigMap crew/a: expired on 2027-03-30: mend the object',
  );
});

test('an exception that covers nothing any more has to go', () => {
  const verdict = judge(rendered({}, { object: 'mars ConfigMap crew/b' }), ['cluster']);
  expect(formatVerdict(verdict)).toMatchInlineSnapshot(
    `"clusters/fleet.ts  exception no-config-maps for mars ConfigMap crew/b: covers nothing any more: remove it"`,
  );
});

test('exceptions of other rules, scopes and clusters are left alone when one cluster is judged', () => {
  const others = [{ object: 'venus ConfigMap crew/a' }, { rule: 'unique-fleet', object: 'mars ConfigMap crew/a' }];
  expect(judge(rendered({}, ...others), ['cluster'])).toMatchObject({ rules: 1, findings: [], stale: [] });
  expect(judge(rendered({}, ...others), ['cluster', 'fleet'])).toMatchObject({
    rules: 2,
    stale: [{ exception: { rule: 'unique-fleet' }, why: 'covers nothing any more: remove it' }],
  });
});

test('an exception of a change stays after the change, until its day: later rings still have it before them', () => {
  const exceptions = [{ rule: 'no-change' }, { rule: 'no-change', expires: '2027-03-30' }];
  expect(judge(rendered(...exceptions), ['change'], [])).toMatchObject({ stale: [{ exception: exceptions[1] }] });
});

test('an exception for a rule or a cluster that is not there says so, with the nearest name', () => {
  const verdict = judge(rendered({}, { rule: 'no-confg-maps' }, { object: 'venis ConfigMap crew/a' }), ['cluster']);
  expect(formatVerdict(verdict)).toMatchInlineSnapshot(`
    "clusters/fleet.ts  exception no-confg-maps for mars ConfigMap crew/a: There is no rule no-confg-maps. There are no-config-maps, unique-fleet, no-change; did you mean no-config-maps?

    clusters/fleet.ts  exception no-config-maps for venis ConfigMap crew/a: There is no cluster venis. There are mars, venus; did you mean venus?"
  `);
});
