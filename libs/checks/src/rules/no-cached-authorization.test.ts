import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { noCachedAuthorization } from './no-cached-authorization.ts';

const CLOUDFRONT = 'cloudfront.aws.m.upbound.io/v1beta1';
const OFF = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';
const policy = (maxTtl: number, parameters: object = {}): KubeObject =>
  object(
    `${CLOUDFRONT} CachePolicy`,
    'aws/kept',
    { forProvider: { maxTtl, parametersInCacheKeyAndForwardedToOrigin: parameters } },
    { annotations: { 'crossplane.io/external-name': 'kept-id' } },
  );
const serving = (api: object): KubeObject =>
  object(`${CLOUDFRONT} Distribution`, 'aws/web', {
    forProvider: {
      defaultCacheBehavior: { cachePolicyId: 'kept-id' },
      orderedCacheBehavior: [{ pathPattern: '/api/*', ...api }],
    },
  });
const found = (api: object, kept = policy(300)) => check(noCachedAuthorization, [kept, serving(api)]);

test('what is kept is asked for without credentials, and what is asked for with them is not kept', () => {
  expect(found({ cachePolicyId: 'kept-id' })).toEqual([]);
  expect(found({ cachePolicyId: OFF, originRequestPolicyId: ALL_VIEWER })).toEqual([]);
  expect(found({ cachePolicyId: 'kept-id', originRequestPolicyId: ALL_VIEWER }, policy(0))).toEqual([]);
});

test('a kept reply to credentials fails', () => {
  expect(found({ cachePolicyId: 'kept-id', originRequestPolicyId: ALL_VIEWER })).toMatchInlineSnapshot(`
    [
      "Distribution aws/web spec.forProvider.orderedCacheBehavior[0].cachePolicyId: one user's reply is shown to the next: replies of /api/* are kept, and the origin is told who asks, by the origin request policy AllViewer. Keep none (cachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad, CachingDisabled), or send the origin no credentials.",
    ]
  `);
});

test('a policy that nobody here wrote is taken to keep replies', () => {
  expect(found({ cachePolicyId: 'unknown', originRequestPolicyId: ALL_VIEWER })).toHaveLength(1);
});

test.each([{ headersConfig: { headers: { items: ['Authorization'] } } }, { cookiesConfig: { cookieBehavior: 'all' } }])(
  'credentials in the key reach the origin as well: %j',
  (parameters) => {
    expect(found({ cachePolicyId: OFF }, policy(300, parameters))).toEqual([
      expect.stringContaining('spec.forProvider.defaultCacheBehavior.cachePolicyId'),
    ]);
  },
);
