import { afterAll, expect, test } from 'vitest';
import { patched } from './testing/patched.ts';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const FLEET = 'clusters/fleet.ts';
const OWNER = 'clusters/eu-west-1/cluster.ts';
const THIRD = 'clusters/ap-southeast-1/cluster.ts';

/** Lines of code move. */
const withoutLines = (text: string) => text.replaceAll(/\.ts:\d+(:\d+)?/g, '.ts:LINE');

/** What is shown after `from` was replaced by `to` in a file. */
const after = (file: string, from: string | RegExp, to: string) =>
  withoutLines(refused(box, () => box.edit(file, from, to)));

const patchedOwner = (object: string, forProvider: object) =>
  patched(box, 'eu-west-1', object, { spec: { forProvider } });

test('a bucket that no distribution asks', () => {
  const install = () => {
    box.edit(THIRD, 'import { defineCluster', "import { web } from '@auditorsec/web/web';\nimport { defineCluster");
    box.edit(THIRD, 'apps: [', 'apps: [\n    web({}),');
  };
  expect(withoutLines(refused(box, install))).toMatchInlineSnapshot(`
    "clusters/ap-southeast-1/cluster.ts:LINE  web
      found    a bucket in ap-southeast-1, which no distribution asks
      allowed  the regions of the primary and of the secondary: us-east-1, eu-west-1

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a name where an id of AWS belongs', () => {
  expect(after(OWNER, /webAcl: '[^']+'/, "webAcl: 'web'")).toMatchInlineSnapshot(`
    "clusters/eu-west-1/cluster.ts:LINE  edge-global.cdn.ids.webAcl
      found    "web"
      allowed  an id of AWS such as 658327ea-f89d-4fab-a63d-7e88639e58f6

    1 mistake in the config; nothing was written.
    "
  `);
});

test('a distribution by its host where its id belongs', () => {
  expect(
    after(FLEET, "distribution: 'E1A2B3C4D5E6F7'", "distribution: 'd1a2b3c4d5e6f7.cloudfront.net'"),
  ).toMatchInlineSnapshot(`
    "clusters/fleet.ts:LINE  cdn.distribution
      found    "d1a2b3c4d5e6f7.cloudfront.net"
      allowed  the id of a distribution, such as E1A2B3C4D5E6F7

    1 mistake in the config; nothing was written.
    "
  `);
});

test('replies of the API that are kept for all', () => {
  const behavior = {
    pathPattern: '/api/*',
    targetOriginId: 'api',
    cachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    originRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  };
  expect(patchedOwner('Distribution platform-aws/web', { orderedCacheBehavior: [behavior] })).toMatchInlineSnapshot(`
    "no-cached-authorization  eu-west-1  Distribution platform-aws/web  spec.forProvider.orderedCacheBehavior[0].cachePolicyId
      one user's reply is shown to the next: replies of /api/* are kept, and the origin is told who asks, by the origin request policy AllViewerExceptHostHeader. Keep none (cachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad, CachingDisabled), or send the origin no credentials.
      config  clusters/eu-west-1/cluster.ts:LINE
      made by apps/edge-global/src/cdn.ts:LINE
      file    generated/eu-west-1/edge-global/Distribution.cloudfront.aws.m.upbound.io_platform-aws_web.yaml
      rule    docs/checks/no-cached-authorization.md

    1 finding; nothing was written.
    "
  `);
});

test('a certificate for another host', () => {
  expect(patchedOwner('Certificate platform-aws/web', { domainName: 'www.auditorsec.com' })).toMatchInlineSnapshot(`
    "match-edge-certificate  eu-west-1  Distribution platform-aws/web  spec.forProvider.viewerCertificate.acmCertificateArn
      viewers of app.auditorsec.com are refused: certificate web is for www.auditorsec.com alone. Add the host to it.
      config  clusters/eu-west-1/cluster.ts:LINE
      made by apps/edge-global/src/cdn.ts:LINE
      file    generated/eu-west-1/edge-global/Distribution.cloudfront.aws.m.upbound.io_platform-aws_web.yaml
      rule    docs/checks/match-edge-certificate.md

    1 finding; nothing was written.
    "
  `);
});
