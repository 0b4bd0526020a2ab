import { anonymousCachePolicy, shellCachePolicy, staticCachePolicy } from '@auditorsec/cdn/cache-policies';
import { distribution } from '@auditorsec/cdn/distribution';
import { edgeCertificate } from '@auditorsec/cdn/edge-certificate';
import { logBucket } from '@auditorsec/cdn/log-bucket';
import { responseHeaders } from '@auditorsec/cdn/response-headers';
import { staticBucket } from '@auditorsec/cdn/static-bucket';
import { viewerRequest } from '@auditorsec/cdn/viewer-request';
import { webAcl } from '@auditorsec/cdn/web-acl';
import { webAclLogs } from '@auditorsec/cdn/web-acl-logs';
import type { Construct } from 'constructs';

const account = '111122223333';
const host = 'app.example.com';
const api = 'api.example.com';
const ids = {
  shell: 'c0000000-0000-4000-8000-000000000008',
  static: 'c0000000-0000-4000-8000-000000000001',
  anonymous: 'c0000000-0000-4000-8000-000000000002',
  headers: {
    shell: 'c0000000-0000-4000-8000-000000000003',
    hashed: 'c0000000-0000-4000-8000-000000000004',
    named: 'c0000000-0000-4000-8000-000000000005',
  },
  certificate: 'c0000000-0000-4000-8000-000000000006',
  webAcl: { name: 'web', id: 'c0000000-0000-4000-8000-000000000007' },
};

export function example(chart: Construct): void {
  const buckets = [
    { bucket: `web-${account}-us-east-1`, region: 'us-east-1' },
    { bucket: `web-${account}-eu-west-1`, region: 'eu-west-1' },
  ] as const;
  for (const { bucket: name, region } of buckets)
    staticBucket(chart, { name, region, account, distribution: 'E1A2B3C4D5E6F7' });
  logBucket(chart, { name: `web-logs-${account}`, region: 'eu-west-1', acls: true });
  shellCachePolicy(chart, { name: 'web-shell', id: ids.shell });
  staticCachePolicy(chart, { name: 'web-static', id: ids.static });
  anonymousCachePolicy(chart, { name: 'web-anonymous', id: ids.anonymous });
  for (const files of ['shell', 'hashed', 'named'] as const)
    responseHeaders(chart, { name: `web-${files}`, id: ids.headers[files], files, api });
  viewerRequest(chart, { name: 'web', host });
  webAcl(chart, { ...ids.webAcl, requestsPerSecond: 50 });
  webAclLogs(chart, { name: 'web', account, region: 'eu-west-1' });
  edgeCertificate(chart, {
    name: 'web',
    account,
    host,
    zone: { domain: 'example.com', id: 'Z0123456789EXAMPLE' },
    issued: {
      id: ids.certificate,
      validation: { name: '_1a2b.app.example.com', value: '_3c4d.acm-validations.aws' },
    },
  });
  distribution(chart, {
    name: 'web',
    id: 'E1A2B3C4D5E6F7',
    account,
    host,
    api: {
      host: api,
      routes: [
        { path: '/api/v1/', public: false },
        { path: '/news/today', public: true },
      ],
    },
    buckets,
    priceClass: 'PriceClass_200',
    logs: `web-logs-${account}`,
    viewerRequest: 'web',
    ids,
  });
}
