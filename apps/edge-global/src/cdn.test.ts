import type { distribution } from '@auditorsec/aws/kinds/cloudfront';
import { defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { type FleetInput, smallFleet, smallMember } from '@auditorsec/config/testing/small-fleet';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { cdn, cdnProps, refuseSingleBucket } from './cdn.ts';

const known = { distribution: 'E1A2B3C4D5E6F7', domain: 'd1a2b3c4d5e6f7.cloudfront.net' };
const fleet: Partial<FleetInput> = {
  globalCluster: 'us-east-1',
  cdn: known,
  routes: [...smallFleet.routes, { path: '/ready', to: 'shop', access: 'public' }],
  clusters: {
    'us-east-1': { ...smallMember('primary', 1), region: 'eu-west-1' },
    second: { ...smallMember('secondary', 2), region: 'eu-central-1' },
  },
};
const uuid = (digit: number) => `c0000000-0000-4000-8000-00000000000${digit}`;
const ids = {
  cachePolicies: { shell: uuid(8), static: uuid(1), anonymous: uuid(2) },
  responseHeaders: { shell: uuid(3), hashed: uuid(4), named: uuid(5) },
  webAcl: uuid(6),
  certificate: {
    id: uuid(7),
    validation: { name: '_1a2b.app.example.com', value: '_3c4d.acm-validations.aws' },
  },
};
const app = defineApp({
  name: 'edge',
  props: cdnProps,
  refuse: (_props, context) => refuseSingleBucket(context),
  compose: (chart, props, context) => cdn(chart, props, context.fleet),
});
const composed = (props: z.input<typeof cdnProps>, changes: Partial<FleetInput> = {}) =>
  composeApp(app(props), [], { ...fleet, ...changes });
const kinds = async (...args: Parameters<typeof composed>) =>
  (await composed(...args)).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test('what AWS has no id for yet is made first, then the distribution, then the record that leads to it', async () => {
  const first = await kinds({});
  expect(first).toContain('Certificate web');
  expect(first).not.toContain('Distribution web');
  expect(await kinds({ ids }, { cdn: undefined })).toEqual(expect.arrayContaining(['Distribution web']));
  expect(await kinds({ ids }, { cdn: undefined })).not.toContain('Record web-a');
  expect(await kinds({ ids })).toEqual(expect.arrayContaining(['Distribution web', 'Record web-a', 'Record web-aaaa']));
});

test('the app’s host serves both buckets and each root of the API', async () => {
  const { forProvider } = objectNamed<CustomObject<typeof distribution>>(
    await composed({ ids }),
    'Distribution platform-aws/web',
  ).spec;
  expect(forProvider.aliases).toEqual(['app.example.com']);
  expect(forProvider.origin.map(({ domainName }) => domainName)).toEqual([
    'web-111122223333-eu-west-1.s3.eu-west-1.amazonaws.com',
    'web-111122223333-eu-central-1.s3.eu-central-1.amazonaws.com',
    'api.example.com',
  ]);
  expect(forProvider.orderedCacheBehavior.map(({ pathPattern }) => pathPattern)).toEqual([
    '/ready',
    '/v1/*',
    '/assets/*',
    '/static/*',
  ]);
});

test('refused: one bucket alone, and an id that is none', async () => {
  const clusters = { 'us-east-1': { ...smallMember('primary', 1), region: 'eu-west-1' as const } };
  await expect(composed({ ids }, { clusters })).rejects.toThrow('without a secondary');
  await expect(composed({ ids: { ...ids, webAcl: 'web' } })).rejects.toThrow(/ids\.webAcl.*an id of AWS/s);
});
