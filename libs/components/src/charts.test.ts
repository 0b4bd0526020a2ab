import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { charts } from '@auditorsec/versions/charts';
import { expect, test } from 'vitest';
import { type Component, type ComponentName, catalogue } from './catalogue.ts';

type Labels = Readonly<Record<string, string>>;

/** What `helm template` made of a chart with our values: kept, since no registry of charts is at hand in a test. */
interface Made {
  readonly version: string;
  readonly workloads: readonly { readonly serviceAccount: string; readonly labels: Labels }[];
  readonly services: readonly { readonly labels: Labels; readonly ports: readonly string[] }[];
  readonly webhooks: readonly { readonly name: string; readonly timeoutSeconds: number }[];
}

const file = join(import.meta.dirname, '../golden/charts.json');
const made = JSON.parse(readFileSync(file, 'utf8')) as Record<ComponentName, Made>;
const rows = Object.entries(catalogue) as [ComponentName, Component][];

/** Of these the release before was to be had. */
const BEFORE: Partial<Record<ComponentName, string>> = { 'cert-manager': 'v1.21.1', keda: '2.20.2' };

test.each(rows)('%s: its chart was looked at in the version that is installed, or the nearest to be had', (name) => {
  expect(made[name].version).toBe(BEFORE[name] ?? charts[name].version);
});

test.each(rows)('%s: its chart makes pods with these labels, of this identity', (name, { pods, serviceAccount }) => {
  expect(made[name].workloads).toContainEqual({ serviceAccount, labels: expect.objectContaining(pods) });
});

test.each(rows.filter(([, { metrics }]) => metrics))(
  '%s: a Service with these labels serves metrics at this port',
  (name, { metrics }) => {
    const { services = {}, port } = metrics ?? {};
    expect(made[name].services).toContainEqual({
      labels: expect.objectContaining(services),
      ports: expect.arrayContaining([port]),
    });
  },
);

test('no webhook that refuses makes the API server wait for longer than ten seconds', () => {
  const slow = Object.values(made).flatMap(({ webhooks }) =>
    webhooks.filter(({ timeoutSeconds }) => timeoutSeconds > 10),
  );
  expect(slow).toEqual([]);
});
