import type { Application, AppProject, FolderSource } from '@auditorsec/argo-application/types';
import { defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { addManifest } from '@auditorsec/manifest/chart';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { delivery } from './delivery.ts';

const shop = defineApp({
  name: 'shop',
  props: z.strictObject({}),
  compose(chart) {
    const weights = { ownedElsewhere: ['.spec.http[].route[].weight'] };
    const [apiVersion, kind] = ['networking.istio.io/v1', 'VirtualService'];
    addManifest(chart, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
    addManifest(chart, { apiVersion, kind, metadata: { name: 'cart', namespace: 'shop' } }, weights);
    addManifest(chart, { apiVersion, kind, metadata: { name: 'till', namespace: 'shop' } });
  },
})({});
const objects = await composeApp(delivery({}), [shop]);
const application = (name: string) => objectNamed<Application>(objects, `Application argocd/${name}`).spec;

test('every app has an Application, this one too, which reads its own folder from the branch of its ring', () => {
  for (const app of ['shop', 'delivery'])
    expect(application(app).source).toEqual({
      path: `generated/us-east-1/${app}`,
      repoURL: 'https://git.example.com/platform.git',
      targetRevision: 'ring/us-east-1',
    });
});

test('what belongs to no region follows a ring of its own', async () => {
  const worldwide = defineApp({ name: 'dns-global', props: z.strictObject({}), compose() {} })({});
  const made = await composeApp(delivery({}), [worldwide]);
  const { source } = objectNamed<Application<FolderSource>>(made, 'Application argocd/dns-global').spec;
  expect(source.targetRevision).toBe('ring/global');
});

test('the fields that a controller writes are ignored, of the one object that says so', () => {
  const id = { group: 'networking.istio.io', kind: 'VirtualService', name: 'cart', namespace: 'shop' };
  expect(application('shop').ignoreDifferences).toEqual([
    { ...id, jqPathExpressions: ['.spec.http[].route[].weight'] },
  ]);
  expect(application('shop').syncPolicy.syncOptions).toContain('RespectIgnoreDifferences=true');
  expect(application('delivery').ignoreDifferences).toBeUndefined();
  expect(application('delivery').syncPolicy.syncOptions).not.toContain('RespectIgnoreDifferences=true');
});

test('the project allows the kinds and namespaces that the apps use, and no other', () => {
  const { spec } = objectNamed<AppProject>(objects, 'AppProject argocd/us-east-1');
  expect(spec.clusterResourceWhitelist).toEqual([{ group: '', kind: 'Namespace' }]);
  expect(spec.namespaceResourceWhitelist).toEqual([
    { group: '', kind: 'ConfigMap' },
    { group: 'argoproj.io', kind: 'AppProject' },
    { group: 'argoproj.io', kind: 'Application' },
    { group: 'networking.istio.io', kind: 'VirtualService' },
  ]);
  expect(spec.destinations.map(({ namespace }) => namespace)).toEqual(['argocd', 'shop']);
});

test('charts are bounded by where they really come from and go to, and rest in the frozen hours of a week', async () => {
  const from = (registry: string, name: string) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { destination: { namespace: name }, source: { chart: name, repoURL: registry } },
  });
  const installing = defineApp({
    name: 'operators',
    props: z.strictObject({}),
    compose(chart) {
      addManifest(chart, from('registry.example.com/charts', 'keda'));
      addManifest(chart, from('https://charts.example.com', 'kyverno'));
    },
  })({});
  const made = await composeApp(delivery({}), [installing]);
  const { spec } = objectNamed<AppProject>(made, 'AppProject argocd/us-east-1-charts');
  expect(spec.sourceRepos).toEqual(['https://charts.example.com', 'registry.example.com/charts']);
  expect(spec.destinations.map(({ namespace }) => namespace)).toEqual(['keda', 'kube-system', 'kyverno']);
  expect(spec.syncWindows).toEqual([
    {
      kind: 'deny',
      schedule: '0 18 * * 5',
      duration: '3240m',
      timeZone: 'UTC',
      applications: ['*'],
      manualSync: true,
    },
  ]);
});

test('a failover reaches a region in the frozen hours too: what our own folders hold is synced at any time', () => {
  expect(objectNamed<AppProject>(objects, 'AppProject argocd/us-east-1').spec.syncWindows).toBeUndefined();
});

test('namespaces come first, then what the workloads of a new cluster need all together, then these', async () => {
  const app = (name: string) => defineApp({ name, props: z.strictObject({}), compose() {} })({});
  const apps = ['namespaces', 'capacity', 'components', 'identities', 'mesh', 'gateway'];
  const made = await composeApp(delivery({}), apps.map(app));
  const wave = (name: string) =>
    objectNamed<Application>(made, `Application argocd/${name}`).metadata.annotations['argocd.argoproj.io/sync-wave'];
  expect(apps.map(wave)).toEqual(['-20', '-10', '-10', '-10', '-10', undefined]);
});
