import { anonymousCachePolicy, shellCachePolicy, staticCachePolicy } from '@auditorsec/cdn/cache-policies';
import { distribution } from '@auditorsec/cdn/distribution';
import { edgeCertificate } from '@auditorsec/cdn/edge-certificate';
import { logBucket } from '@auditorsec/cdn/log-bucket';
import { responseHeaders } from '@auditorsec/cdn/response-headers';
import { staticOrigins } from '@auditorsec/cdn/static-origins';
import { viewerRequest } from '@auditorsec/cdn/viewer-request';
import { webAcl } from '@auditorsec/cdn/web-acl';
import { webAclLogs } from '@auditorsec/cdn/web-acl-logs';
import type { AppContext, Refusal } from '@auditorsec/config/app';
import type { Fleet } from '@auditorsec/config/fleet';
import type { Region } from '@auditorsec/config/regions';
import { aliasRecords } from '@auditorsec/dns/alias';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { zoneOf } from './dns.ts';

const id = z.uuid('an id of AWS such as 658327ea-f89d-4fab-a63d-7e88639e58f6');

export const cdnProps = z.strictObject({
  /** How much of the world has an edge nearby. 200 leaves out South America, Australia and New Zealand. */
  priceClass: z.enum(['PriceClass_100', 'PriceClass_200', 'PriceClass_All']).default('PriceClass_200'),
  /** What AWS has called the parts of the distribution. Without these there is none yet. */
  ids: z
    .strictObject({
      cachePolicies: z.strictObject({ shell: id, static: id, anonymous: id }),
      responseHeaders: z.strictObject({ shell: id, hashed: id, named: id }),
      webAcl: id,
      certificate: z.strictObject({
        id,
        /** The record by which ACM knows that the zone is ours. */
        validation: z.strictObject({
          name: z
            .string()
            .regex(/^_[0-9a-z]+\..+[^.]$/, 'a name such as _1a2b3c.app.example.com, without the last dot'),
          value: z.string().regex(/^_[0-9a-z]+\..+\.aws$/, 'a name such as _4d5e6f.xyz.acm-validations.aws'),
        }),
      }),
    })
    .optional(),
});

/** All its parts are called so, or begin so. */
const NAME = 'web';

/** The hosted zone of every distribution there is. */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

/** The web app's host: its distribution, what that is made of, and the record that leads to it. */
export function cdn(chart: Construct, { priceClass, ids }: z.output<typeof cdnProps>, fleet: Fleet): void {
  const { aws, hosts, rateLimits } = fleet;
  const home = homeOf(fleet);
  const { cachePolicies, responseHeaders: headers, webAcl: webAclId, certificate } = ids ?? {};
  shellCachePolicy(chart, { name: `${NAME}-shell`, id: cachePolicies?.shell });
  staticCachePolicy(chart, { name: `${NAME}-static`, id: cachePolicies?.static });
  anonymousCachePolicy(chart, { name: `${NAME}-anonymous`, id: cachePolicies?.anonymous });
  for (const files of ['shell', 'hashed', 'named'] as const)
    responseHeaders(chart, { name: `${NAME}-${files}`, id: headers?.[files], files, api: hosts.api });
  viewerRequest(chart, { name: NAME, host: hosts.app });
  webAcl(chart, { name: NAME, id: webAclId, requestsPerSecond: rateLimits.address.requestsPerSecond });
  if (home) webAclLogs(chart, { name: NAME, account: aws.account, region: home });
  edgeCertificate(chart, {
    name: NAME,
    account: aws.account,
    host: hosts.app,
    zone: zoneOf(fleet),
    issued: certificate,
  });
  if (ids) served(chart, priceClass, ids, fleet);
}

type Ids = NonNullable<z.output<typeof cdnProps>['ids']>;

/** The distribution and its logs; once AWS has named it, the record that leads to it. */
function served(chart: Construct, priceClass: z.output<typeof cdnProps>['priceClass'], ids: Ids, fleet: Fleet): void {
  const { aws, cdn: known, hosts, routes } = fleet;
  const buckets = staticOrigins(fleet);
  const home = homeOf(fleet);
  if (!buckets || !home) return;
  const logs = `${NAME}-logs-${aws.account}`;
  logBucket(chart, { name: logs, region: home, acls: true });
  distribution(chart, {
    name: NAME,
    id: known?.distribution,
    account: aws.account,
    host: hosts.app,
    api: { host: hosts.api, routes: routes.map(({ path, access }) => ({ path, public: access === 'public' })) },
    buckets,
    priceClass,
    logs,
    viewerRequest: NAME,
    ids: {
      ...ids.cachePolicies,
      headers: ids.responseHeaders,
      certificate: ids.certificate.id,
      webAcl: { name: NAME, id: ids.webAcl },
    },
  });
  if (!known) return;
  // CloudFront has no health that Route 53 could ask for.
  const target = { name: known.domain, zoneId: CLOUDFRONT_ZONE, evaluateHealth: false };
  aliasRecords(chart, { object: NAME, zone: zoneOf(fleet), name: hosts.app, target });
}

/** Where logs are kept: the region of the cluster that owns what belongs to none. */
function homeOf({ clusters, globalCluster }: Fleet): Region | undefined {
  return clusters[globalCluster ?? '']?.region;
}

/** Refuses a fleet that has no second bucket to fail over to. */
export function refuseSingleBucket({ fleet }: Pick<AppContext, 'fleet'>): Refusal[] {
  if (staticOrigins(fleet)) return [];
  const found = 'clusters/fleet.ts without a secondary: the distribution fails over between two buckets';
  return [{ path: ['cdn'], found, allowed: 'a fleet with a cluster of role primary and one of role secondary' }];
}
