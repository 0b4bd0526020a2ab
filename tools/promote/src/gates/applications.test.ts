import { expect, test } from 'vitest';
import type { LiveApplication } from '../kubectl.ts';
import { applicationsGate, expectedApplications } from './applications.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const [OLD, NEW] = ['1'.repeat(40), '2'.repeat(40)];
const shop = { path: 'generated/eu/shop', targetRevision: 'ring/eu', repoURL: 'https://git.example.com/a.git' };
const chart = {
  chart: 'istiod',
  targetRevision: '1.31.1',
  repoURL: 'ghcr.io/istio/release/charts',
  helm: { releaseName: 'istiod', valuesObject: {} },
};

function live(name: string, source: { path?: string; targetRevision: string }, revision: string): LiveApplication {
  const sync = { status: 'Synced', revision, comparedTo: { source } };
  return { metadata: { name }, status: { reconciledAt: NOW.toISOString(), health: { status: 'Healthy' }, sync } };
}

/** The folder of the shop is the same in both commits, or not. */
const gate = (isSame: boolean, applications: LiveApplication[]) => {
  const folder = (commit: string) => (commit === NEW || isSame ? 'tree of the new' : 'tree of the old');
  const expected = [
    { name: 'shop', source: shop },
    { name: 'istiod', source: chart },
  ];
  return applicationsGate({ cluster: 'eu', commit: NEW, expected, folder }, applications, NOW);
};

test('an Application that the change does not touch may stay at an older commit: its folder is the same', () => {
  const applications = [live('shop', shop, OLD), live('istiod', chart, '1.31.1')];
  expect(gate(true, applications).no).toBeUndefined();
  expect(gate(false, applications)).toMatchObject({
    no: 'notReady',
    detail: expect.stringContaining('shop is at 11111111'),
  });
});

test('a chart is current at the version that the commit names', () => {
  const applications = [live('shop', shop, NEW), live('istiod', { ...chart, targetRevision: '1.31.0' }, '1.31.0')];
  expect(gate(true, applications)).toMatchObject({
    no: 'notReady',
    detail: expect.stringContaining('istiod was compared'),
  });
});

test('what is certainly wrong outweighs what is in doubt', () => {
  const silent = { metadata: { name: 'istiod' } };
  expect(gate(true, [silent]).no).toBe('notReady');
  expect(gate(true, [live('shop', shop, NEW), silent]).no).toBe('doubt');
});

test('a cluster is asked for what follows its ring and for charts, the global ring for its own alone', () => {
  const file = (name: string, source: object) => {
    const object = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name, namespace: 'argocd' },
      spec: { source },
    };
    return {
      cluster: 'eu',
      app: 'delivery',
      path: `eu/delivery/${name}.yaml`,
      object,
      source: { config: '', block: '' },
    };
  };
  const files = [
    file('shop', shop),
    file('istiod', chart),
    file('dns-global', { ...shop, targetRevision: 'ring/global' }),
  ];
  const names = (name: string) => expectedApplications(files, { name, cluster: 'eu' }).map((each) => each.name);
  expect(names('eu')).toEqual(['shop', 'istiod']);
  expect(names('global')).toEqual(['dns-global']);
});
