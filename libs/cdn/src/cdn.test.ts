import type { cachePolicy, distribution, responseHeadersPolicy } from '@auditorsec/aws/kinds/cloudfront';
import type { webAcl } from '@auditorsec/aws/kinds/wafv2';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { managedPolicies } from './cache-policies.ts';
import { classOf } from './caching.ts';
import { example } from './example.ts';
import { staticBucket } from './static-bucket.ts';
import { viewerRequestCode } from './viewer-request.ts';

const objects = render(example);
const { orderedCacheBehavior, defaultCacheBehavior, originGroup, origin } = objectNamed<
  CustomObject<typeof distribution>
>(objects, 'Distribution platform-aws/web').spec.forProvider;
const policyOf = (path: string) => orderedCacheBehavior.find(({ pathPattern }) => pathPattern === path);

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('the API is never kept, but for public routes, whose requests lose their credentials', () => {
  expect(policyOf('/api/*')).toMatchObject({
    cachePolicyId: managedPolicies.cachingDisabled,
    originRequestPolicyId: managedPolicies.allViewerExceptHost,
  });
  const open = policyOf('/news/today');
  expect(open).not.toHaveProperty('originRequestPolicyId');
  const { forProvider } = objectNamed<CustomObject<typeof cachePolicy>>(
    objects,
    'CachePolicy platform-aws/web-anonymous',
  ).spec;
  expect(forProvider).toMatchObject({
    maxTtl: 300,
    parametersInCacheKeyAndForwardedToOrigin: {
      cookiesConfig: { cookieBehavior: 'none' },
      headersConfig: { headerBehavior: 'none' },
    },
  });
});

test('a public route is looked up before the root that holds it, or it would never be kept', () => {
  const order = orderedCacheBehavior.map(({ pathPattern }) => pathPattern);
  expect(order.indexOf('/news/today')).toBeLessThan(order.indexOf('/news/*'));
});

test('pages and the worker are asked for anew, by browsers and by the edge', () => {
  expect(['/', '/index.html', '/sw.js', '/offline.html', '/runs/7'].map(classOf)).toEqual(Array(5).fill('shell'));
  expect(defaultCacheBehavior).toMatchObject({ cachePolicyId: managedPolicies.cachingDisabled });
  const headers = objectNamed<CustomObject<typeof responseHeadersPolicy>>(
    objects,
    'ResponseHeadersPolicy platform-aws/web-shell',
  ).spec.forProvider.customHeadersConfig.items;
  expect(headers).toContainEqual({ header: 'cache-control', value: 'no-cache', override: true });
});

test('both buckets stand in one group, by their regions’ own hosts', () => {
  expect(originGroup[0]?.member.map(({ originId }) => originId)).toEqual(['web-us-east-1', 'web-eu-west-1']);
  expect(origin.map(({ domainName }) => domainName)).toContain('web-111122223333-eu-west-1.s3.eu-west-1.amazonaws.com');
});

test('a bucket is read by nobody before its distribution is known', () => {
  const made = render((chart) =>
    staticBucket(chart, { name: 'web', region: 'eu-west-1', account: '111122223333', distribution: undefined }),
  );
  expect(made.map(({ kind }) => kind)).not.toContain('BucketPolicy');
  expect(yamlStream(made)).not.toContain('cloudfront.amazonaws.com');
});

test('the web ACL counts addresses first, and long bodies block nothing', () => {
  const { ruleJson } = objectNamed<CustomObject<typeof webAcl>>(objects, 'WebACL platform-aws/web').spec.forProvider;
  const rules: { Priority: number; Statement: object }[] = JSON.parse(ruleJson);
  expect(rules.map(({ Priority }) => Priority)).toEqual([0, 1, 2, 3, 4]);
  expect(rules[0]).toMatchObject({
    Statement: { RateBasedStatement: { AggregateKeyType: 'IP', EvaluationWindowSec: 60, Limit: 3000 } },
    Action: { Block: {} },
  });
  expect(rules.at(-1)).toMatchObject({
    Statement: {
      ManagedRuleGroupStatement: {
        RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }],
      },
    },
  });
});

interface Answer {
  readonly uri?: string;
  readonly statusCode?: number;
  readonly headers?: { readonly location?: { readonly value: string } };
}

const handler: (event: object) => Answer = new Function(`${viewerRequestCode('app.example.com')} return handler;`)();
const ask = (uri: string, host = 'app.example.com') =>
  handler({ request: { method: 'GET', uri, querystring: {}, headers: { host: { value: host } } } });

test.each([
  ['/', '/index.html'],
  ['/runs/7', '/index.html'],
  ['/v1.2/runs', '/index.html'],
  ['/sw.js', '/sw.js'],
  ['/missing.png', '/missing.png'],
])('the function leads %s to %s', (uri, file) => {
  expect(ask(uri).uri).toBe(file);
});

test('the function leads every other name to the one host', () => {
  expect(ask('/runs/7', 'd1.cloudfront.net')).toMatchObject({
    statusCode: 308,
    headers: { location: { value: 'https://app.example.com/runs/7' } },
  });
});
