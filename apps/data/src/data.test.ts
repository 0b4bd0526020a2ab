import { home } from '@auditorsec/aws/home';
import { type AppContext, defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { smallFleet, smallMember } from '@auditorsec/config/testing/small-fleet';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { restrictedBreaches } from '@auditorsec/workload/testing/pod-security';
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { data } from './data.ts';

const image = `registry.example.com/psql@sha256:${'0'.repeat(64)}`;
const network = { vpc: 'vpc-0a1b2c3d', subnets: ['subnet-0a000001', 'subnet-0b000002', 'subnet-0c000003'] };
const installed = data({ network, report: { image } });
const elsewhere = {
  ...smallMember('primary', 2),
  region: 'eu-west-1',
  stores: { ...smallMember('primary', 2).stores, cacheWriter: 'eu.example.com' },
} as const;
const both = { 'us-east-1': smallMember('secondary', 1), 'eu-west-1': elsewhere };
const active = await composeApp(installed);
const passive = await composeApp(installed, [], { activeCluster: 'eu-west-1', clusters: both });
const promoted = await composeApp(installed, [], { activeCluster: 'us-east-1', clusters: both });

interface Made {
  readonly spec: { readonly forProvider: Readonly<Record<string, unknown>>; readonly initProvider?: object };
}
const spec = (objects: typeof active, key: string) => objectNamed<Made>(objects, key).spec;
const cacheOf = (objects: typeof active) =>
  JSON.parse(
    objectNamed<{ data: Record<string, string> }>(objects, 'ConfigMap ci-failure/cache').data['cache.json'] ?? '',
  );
const names = (objects: typeof active, kind: string) =>
  objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);

test('the primary region has a reader for analytics, wherever is written; any region has two instances that may write', () => {
  expect(names(active, 'ClusterInstance')).toEqual(['ci-failure-1', 'ci-failure-2', 'ci-failure-analytics-1']);
  expect(names(passive, 'ClusterInstance')).toEqual(['ci-failure-1', 'ci-failure-2']);
});

test('moving activeCluster changes no role: how members began stays, and writes are no longer forwarded', () => {
  const cluster = 'Cluster platform-aws/ci-failure';
  const cache = 'ReplicationGroup platform-aws/ci-failure';
  expect(spec(promoted, cluster).initProvider).toEqual({ sourceRegion: 'eu-west-1', replicationSourceIdentifier: '' });
  expect(spec(promoted, cluster).initProvider).toEqual(spec(passive, cluster).initProvider);
  expect(spec(promoted, cache)).toEqual(spec(passive, cache));
  const forwards = (objects: typeof active) => spec(objects, cluster).forProvider['enableGlobalWriteForwarding'];
  expect([passive, promoted].map(forwards)).toEqual([true, false]);
});

test('the shared cache is written where it is writable, and sessions at home', () => {
  expect(cacheOf(passive).stores.shared).toMatchObject({
    read: 'cache.example.com:6379',
    write: 'eu.example.com:6379',
    writesRemotely: true,
  });
  expect(cacheOf(promoted).stores.shared).toMatchObject({ write: 'writer.example.com:6379', writesRemotely: false });
  for (const objects of [passive, promoted])
    expect(cacheOf(objects).stores.sessions).toMatchObject({
      read: 'sessions.example.com:6379',
      write: 'sessions.example.com:6379',
    });
});

test('the application connects by the proxy as an IAM user, and knows where its writes go', () => {
  const databaseOf = (objects: typeof active) =>
    JSON.parse(
      objectNamed<{ data: Record<string, string> }>(objects, 'ConfigMap ci-failure/database').data['database.json'] ??
        '',
    );
  expect(databaseOf(active)).toEqual({
    host: 'proxy.example.com',
    port: 5432,
    database: 'cifailure',
    user: 'ci-failure',
    writes: 'here',
    authentication: { type: 'iam', region: 'us-east-1' },
    tls: { mode: 'verify-full', authorities: 'system' },
  });
  expect(databaseOf(passive)).toMatchObject({ host: 'read.proxy.example.com', writes: 'forwarded' });
  expect(databaseOf(promoted)).toMatchObject({ host: 'proxy.example.com', writes: 'here' });
});

test('pods of every region may reach the shared cache, those of the region alone its sessions and database', () => {
  const rules = names(passive, 'SecurityGroupIngressRule');
  expect(rules).toEqual([
    'ci-failure-database-pods',
    'ci-failure-eu-west-1',
    'ci-failure-sessions-pods',
    'ci-failure-us-east-1',
  ]);
});

test('the report runs in every region, as Pod Security restricted demands, and can write nothing', () => {
  const job = objectNamed<ICronJob>(passive, 'CronJob ci-failure/database-report').spec;
  const pod = job?.jobTemplate.spec?.template.spec;
  expect(job?.suspend).toBe(false);
  expect(pod && restrictedBreaches(pod)).toEqual([]);
  const env = Object.fromEntries((pod?.containers[0]?.env ?? []).map(({ name, value }) => [name, value]));
  expect(env['PGSSLMODE']).toBe('verify-full');
  expect(env['PGOPTIONS']).toContain('default_transaction_read_only=on');
});

test('pools that the database has no connections for are refused, with the class that has them', async () => {
  const greedy = (databaseConnections: number) =>
    defineApp({
      name: 'greedy',
      props: z.strictObject({}),
      workload: () => ({ namespace: 'a', labels: {}, serviceAccount: 'a', databaseConnections }),
      compose() {},
    })({});
  await expect(composeApp(installed, [greedy(973)])).resolves.toBeDefined();
  await expect(composeApp(installed, [greedy(974)])).rejects.toThrow(/973 connections.*db\.r7g\.xlarge.*974/s);
});

test('a node type that Global Datastore refuses is refused', async () => {
  const small = { nodeType: 'cache.t4g.medium' } as unknown as { nodeType: 'cache.r7g.large' };
  await expect(composeApp(data({ network, report: { image }, cache: small }))).rejects.toThrow(/cache\.nodeType/);
});

test('home is the primary by role, whichever cluster is active', () => {
  const fleet = { ...smallFleet, clusters: both, activeCluster: 'us-east-1' } as unknown as AppContext['fleet'];
  expect(home(fleet)).toEqual({ name: 'eu-west-1', region: 'eu-west-1' });
});
