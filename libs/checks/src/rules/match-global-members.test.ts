import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { object, objects } from '../testing.ts';
import { matchGlobalMembers } from './match-global-members.ts';

const RDS = 'rds.aws.m.upbound.io/v1beta1';
const ELASTICACHE = 'elasticache.aws.m.upbound.io/v1beta1';
const key = (region: string) => object('kms.aws.m.upbound.io/v1beta1 Key', 'aws/key', { forProvider: { region } });
const of = (kind: string, forProvider: object, initProvider?: object) =>
  object(kind, 'aws/shop', { forProvider, initProvider });
const kmsKeyIdRef = { name: 'key' };

const database = (region: string, changes: object = {}) =>
  of(`${RDS} Cluster`, { region, engineVersion: '17.7', globalClusterIdentifier: 'shop', kmsKeyIdRef, ...changes });
const instance = (instanceClass: string) => of(`${RDS} ClusterInstance`, { instanceClass });
const first = (changes: object = {}) =>
  of(
    `${ELASTICACHE} ReplicationGroup`,
    { region: 'us-east-1', kmsKeyIdRef },
    { nodeType: 'cache.r7g.large', engineVersion: '8.1', ...changes },
  );
const joining = (region: string, id = 'ldgnf-shop') =>
  of(`${ELASTICACHE} ReplicationGroup`, { region, kmsKeyIdRef }, { globalReplicationGroupId: id });
const whole = (changes: object = {}) => [
  of(`${RDS} GlobalCluster`, { region: 'us-east-1', engineVersion: '17.7' }),
  of(`${ELASTICACHE} GlobalReplicationGroup`, {
    region: 'us-east-1',
    globalReplicationGroupIdSuffix: 'shop',
    primaryReplicationGroupId: 'shop',
    cacheNodeType: 'cache.r7g.large',
    engineVersion: '8.1',
    ...changes,
  }),
];

type Regions = Readonly<Record<string, readonly KubeObject[]>>;
const sound: Regions = {
  'us-east-1': [key('us-east-1'), database('us-east-1'), instance('db.r7g.large'), first()],
  'eu-west-1': [key('eu-west-1'), database('eu-west-1'), instance('db.r7g.large'), joining('eu-west-1'), ...whole()],
};

function found(changes: Regions = {}): string[] {
  const told: string[] = [];
  const fleet = Object.entries({ ...sound, ...changes }).map(([cluster, list]) => objects(cluster, list));
  matchGlobalMembers.check(fleet, ({ cluster, object }, message) => told.push(`${cluster} ${object.kind}: ${message}`));
  return told;
}
const inEurope = (...list: readonly KubeObject[]) => found({ 'eu-west-1': list });

test('members of one version, class and datastore, each with a key of its region, pass', () => {
  expect(found()).toEqual([]);
});

test('a member of another version can take over from none', () => {
  const old = database('eu-west-1', { engineVersion: '17.5' });
  expect(inEurope(key('eu-west-1'), old, joining('eu-west-1'), ...whole())).toMatchInlineSnapshot(`
    [
      "eu-west-1 Cluster: Aurora refuses to fail over to it or from it: it has version 17.5, the global database 17.7. Give all of them one version.",
    ]
  `);
});

test('a key of another region is none', () => {
  expect(inEurope(key('us-east-1'), database('eu-west-1'), ...whole())).toEqual([
    expect.stringContaining('key is a key of us-east-1. Name a key of its own region, eu-west-1'),
  ]);
  expect(inEurope(database('eu-west-1'), ...whole())).toEqual([expect.stringContaining('there is no key key')]);
});

test('an instance of another class gets a load that it was not made for', () => {
  const [smaller, usual] = [instance('db.r7g.large'), instance('db.r7g.2xlarge')];
  expect(found({ 'ap-southeast-1': [usual, usual, usual, smaller] })).toHaveLength(3);
});

test.each([
  ['a node type that bursts', whole({ cacheNodeType: 'cache.t4g.medium' }), 'has no cache.t4g.medium'],
  ['a node type that is too small', whole({ cacheNodeType: 'cache.m6g.medium' }), 'has no cache.m6g.medium'],
  [
    'a first member that is not there',
    whole({ primaryReplicationGroupId: 'cart' }),
    'no ReplicationGroup cart in us-east-1',
  ],
  ['a first member of another version', whole({ engineVersion: '8.2' }), 'its first member as cache.r7g.large of 8.1'],
])('%s is found', (_says, global, message) => {
  expect(inEurope(key('eu-west-1'), joining('eu-west-1'), ...global)).toContainEqual(expect.stringContaining(message));
});

test('a member of what is not there never comes to be', () => {
  const lost = inEurope(
    key('eu-west-1'),
    database('eu-west-1', { globalClusterIdentifier: 'cart' }),
    joining('eu-west-1', 'ldgnf-cart'),
    ...whole(),
  );
  expect(lost).toEqual([
    expect.stringContaining('there is no GlobalCluster cart. There is: shop'),
    expect.stringContaining('there is no Global Datastore ldgnf-cart. There is: shop'),
  ]);
});

test('a fourth region has no place in a Global Datastore', () => {
  const further = (region: string) => [key(region), joining(region)];
  const three = { 'ap-southeast-1': further('ap-southeast-1') };
  expect(found(three)).toEqual([]);
  expect(found({ ...three, 'sa-east-1': further('sa-east-1') })).toEqual([
    expect.stringContaining('at most 3 regions'),
  ]);
});
