import type { cachePolicy, distribution, responseHeadersPolicy } from '@auditorsec/aws/kinds/cloudfront';
import type { bucketPolicy } from '@auditorsec/aws/kinds/s3';
import type { webAcl, webAclLogging } from '@auditorsec/aws/kinds/wafv2';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { managedPolicies } from './cache-policies.ts';
import { classOf, SHELL_TTL } from './caching.ts';
import { example } from './example.ts';
import { staticBucket } from './static-bucket.ts';
import { viewerRequestCode } from './viewer-request.ts';

const objects = render(example);
const { orderedCacheBehavior, defaultCacheBehavior, originGroup, origin } = objectNamed<
  CustomObject<typeof distribution>
>(objects, 'Distribution platform-aws/web').spec.forProvider;
const policyNamed = (name: string) =>
  objectNamed<CustomObject<typeof cachePolicy>>(objects, `CachePolicy platform-aws/${name}`);
const behaviorOf = (path: string) => orderedCacheBehavior.find(({ pathPattern }) => pathPattern === path);

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('the API is never kept, but for public routes, whose requests lose their credentials', () => {
  expect(behaviorOf('/api/*')).toMatchObject({
    cachePolicyId: managedPolicies.cachingDisabled,
    originRequestPolicyId: managedPolicies.allViewerExceptHost,
  });
  const open = behaviorOf('/news/today');
  expect(open).not.toHaveProperty('originRequestPolicyId');
  expect(policyNamed('web-anonymous').spec.forProvider).toMatchObject({
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

test('pages and the worker are asked for anew by browsers, are a second old at the edge, and are compressed', () => {
  expect(['/', '/index.html', '/sw.js', '/offline.html', '/runs/7'].map(classOf)).toEqual(Array(5).fill('shell'));
  const { metadata, spec } = policyNamed('web-shell');
  expect(metadata.annotations?.['crossplane.io/external-name']).toBe(defaultCacheBehavior.cachePolicyId);
  expect(spec.forProvider).toMatchObject({ minTtl: SHELL_TTL, maxTtl: SHELL_TTL });
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
const ask = (uri: string, host = 'app.example.com', querystring = {}) =>
  handler({ request: { method: 'GET', uri, querystring, headers: { host: { value: host } } } });

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

test('a request that is led to the one host keeps its query: repeated names, empty values, what is encoded', () => {
  const query = {
    branch: { value: 'a%2Fb' },
    tag: { value: 'one', multiValue: [{ value: 'one' }, { value: 'two' }] },
    all: { value: '' },
  };
  expect(ask('/runs', 'd1.cloudfront.net', query).headers?.location?.value).toBe(
    'https://app.example.com/runs?branch=a%2Fb&tag=one&tag=two&all',
  );
});

test('what the web ACL logs holds no credentials, and goes where the log service of this account alone may write', () => {
  const { forProvider } = objectNamed<CustomObject<typeof webAclLogging>>(
    objects,
    'WebACLLoggingConfiguration platform-aws/web',
  ).spec;
  const bucket = 'aws-waf-logs-web-111122223333';
  expect(forProvider.logDestinationConfigs).toEqual([`arn:aws:s3:::${bucket}`]);
  expect(forProvider.redactedFields).toEqual([
    { singleHeader: { name: 'authorization' } },
    { singleHeader: { name: 'cookie' } },
    { queryString: {} },
  ]);
  const { policy } = objectNamed<CustomObject<typeof bucketPolicy>>(objects, `BucketPolicy platform-aws/${bucket}`).spec
    .forProvider;
  const statements: { Effect: string; Principal: object; Condition: { StringEquals: Record<string, string> } }[] =
    JSON.parse(policy).Statement;
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed).toHaveLength(2);
  for (const { Principal, Condition } of allowed) {
    expect(Principal).toEqual({ Service: 'delivery.logs.amazonaws.com' });
    expect(Condition.StringEquals['aws:SourceAccount']).toBe('111122223333');
  }
});
