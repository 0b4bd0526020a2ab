import { expect, test } from 'vitest';
import { z } from 'zod';
import { type AppContext, type Call, defineApp, type Workload } from './app.ts';
import { compose } from './compose.ts';
import type { Cluster, Fleet } from './fleet.ts';
import type { ParsedApp } from './parsed.ts';

const workload = (name: string): Workload => ({
  namespace: name,
  labels: { app: name },
  serviceAccount: name,
  port: 80,
});
const call = (to: string): Call => ({ to, paths: ['/*'], methods: ['GET'], declaredAt: ['routes', 0] });
const cluster = { name: 'one' } as Cluster;

/** Composes apps that declare these calls, and returns what each was told. */
function contexts(apps: Record<string, { calls: string[]; hasWorkload?: boolean }>): Record<string, AppContext> {
  const told: Record<string, AppContext> = {};
  const parsed = Object.entries(apps).map(([name, { calls, hasWorkload = true }]): ParsedApp => {
    const compose = (_chart: unknown, _props: unknown, context: AppContext) => {
      told[name] = context;
    };
    const installed = defineApp({ name, props: z.strictObject({}), compose })({});
    const { definition } = installed;
    return {
      definition,
      props: {},
      installed,
      workload: hasWorkload ? workload(name) : undefined,
      calls: calls.map(call),
    };
  });
  compose({ cluster, apps: parsed, patches: [] }, { clusters: {} } as Fleet);
  return told;
}

const names = (edges: AppContext['callers'] | undefined) => edges?.map((edge) => edge.workload.serviceAccount);

test('an app is told who calls it and whom it calls, each with its workload', () => {
  const told = contexts({ front: { calls: ['back', 'back', 'mail'] }, back: { calls: ['mail'] }, mail: { calls: [] } });
  expect(Object.values(told).map(({ callers, callees }) => [names(callers), names(callees)])).toEqual([
    [[], ['back', 'back', 'mail']],
    [['front', 'front'], ['mail']],
    [['front', 'back'], []],
  ]);
  expect(told['mail']?.callers[0]).toEqual({ ...call('mail'), workload: workload('front') });
});

test('an app without a workload of its own neither calls nor is called', () => {
  const told = contexts({ front: { calls: ['back'], hasWorkload: false }, back: { calls: ['front'] } });
  expect(names(told['back']?.callers)).toEqual([]);
  expect(names(told['back']?.callees)).toEqual([]);
});

test('every app gets a tree of its own, in the order of the config, that knows its file', () => {
  const app = (name: string) => defineApp({ name, props: z.strictObject({}), compose: () => {} })({});
  const apps = ['b', 'a'].map((name): ParsedApp => {
    const installed = app(name);
    return { definition: installed.definition, props: {}, installed, workload: undefined, calls: [] };
  });
  const charts = compose({ cluster, apps, patches: [] }, { clusters: {} } as Fleet);
  expect(charts.map(({ cluster, app, installedAt }) => [cluster, app, installedAt.file])).toEqual([
    ['one', 'b', 'clusters/one/cluster.ts'],
    ['one', 'a', 'clusters/one/cluster.ts'],
  ]);
});
