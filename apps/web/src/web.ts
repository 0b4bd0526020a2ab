import { staticBucket, staticBucketName } from '@auditorsec/cdn/static-bucket';
import { staticOrigins } from '@auditorsec/cdn/static-origins';
import { defineApp } from '@auditorsec/config/app';
import { z } from 'zod';

/** This region's copy of the web app: the bucket that the distribution of `edge-global` fetches from. */
export const web = defineApp({
  name: 'web',
  needs: ['namespaces'],
  props: z.strictObject({}),
  refuse(_props, { cluster, fleet }) {
    const asked = staticOrigins(fleet)?.map(({ region }) => region) ?? [];
    if (asked.includes(cluster.region)) return [];
    const allowed = `the regions of the primary and of the secondary${asked.length > 0 ? `: ${asked.join(', ')}` : ', which the fleet lacks'}`;
    return [{ path: [], found: `a bucket in ${cluster.region}, which no distribution asks`, allowed }];
  },
  compose(chart, _props, { cluster: { region }, fleet: { aws, cdn } }) {
    const name = staticBucketName(aws.account, region);
    staticBucket(chart, { name, region, account: aws.account, distribution: cdn?.distribution });
  },
});
