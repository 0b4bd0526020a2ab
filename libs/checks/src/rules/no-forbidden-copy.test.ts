import { objectName } from '@auditorsec/manifest/patch';
import { stored } from '@auditorsec/privacy/stored';
import { expect, test } from 'vitest';
import { object, objects } from '../testing.ts';
import { noForbiddenCopy } from './no-forbidden-copy.ts';

type Stored = Parameters<typeof stored>[0];

const database = (data: Stored, globalClusterIdentifier?: string) =>
  object(
    'rds.aws.m.upbound.io/v1beta1 Cluster',
    'aws/shop',
    { forProvider: { globalClusterIdentifier } },
    { annotations: stored(data) },
  );
const cache = (data: Stored, region: string, initProvider = {}) =>
  object(
    'elasticache.aws.m.upbound.io/v1beta1 ReplicationGroup',
    'aws/shop',
    { forProvider: { region }, initProvider },
    { annotations: stored(data) },
  );
const datastore = object('elasticache.aws.m.upbound.io/v1beta1 GlobalReplicationGroup', 'aws/shop', {
  forProvider: { region: 'us-east-1', primaryReplicationGroupId: 'shop', globalReplicationGroupIdSuffix: 'shop' },
});

const personal: Stored = { classes: ['business', 'personal'] };
const ofEurope: Stored = { ...personal, keptFrom: ['asia'] };

function found(clusters: Readonly<Record<string, Parameters<typeof objects>[1]>>): string[] {
  const fleet = Object.entries(clusters).map(([name, list]) => objects(name, list));
  const texts: string[] = [];
  noForbiddenCopy.check(fleet, (file, message) => texts.push(`${file.cluster} ${objectName(file.object)}: ${message}`));
  return texts;
}

test('a copy of personal data where residency keeps it from is found there', () => {
  const europe = [database(ofEurope, 'shop')];
  expect(found({ europe, asia: [database(personal, 'shop')] })).toMatchInlineSnapshot(`
    [
      "asia Cluster aws/shop: what is written in europe is copied here, and residency keeps it from here (GDPR, article 44): it holds personal data. Give this region a store of its own, move these classes out of what is shared, or name in \`exceptions\` what makes the transfer lawful.",
    ]
  `);
});

test('a cache that joins a Global Datastore, and the one that it began with, are copies of each other', () => {
  const joined = { globalReplicationGroupId: 'ldgnf-shop' };
  const asia = [cache(personal, 'us-east-1'), datastore];
  expect(found({ europe: [cache(ofEurope, 'eu-west-1', joined)], asia })).toEqual([
    expect.stringMatching(/^asia ReplicationGroup aws\/shop: what is written in europe is copied here/),
  ]);
});

test('pseudonyms are personal data; what concerns nobody may lie anywhere', () => {
  const copyOf = (classes: Stored['classes']) =>
    found({ europe: [database({ classes, keptFrom: ['asia'] }, 'shop')], asia: [database({ classes }, 'shop')] });
  expect(copyOf(['pseudonymous'])).toHaveLength(1);
  expect(copyOf(['business', 'public', 'secret'])).toEqual([]);
});

test('stores of one region alone, and copies in other clusters, pass', () => {
  expect(found({ europe: [database(ofEurope)], asia: [database(personal)] })).toEqual([]);
  expect(found({ europe: [database(ofEurope, 'shop')], america: [database(personal, 'shop')] })).toEqual([]);
});
