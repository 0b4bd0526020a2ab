import { duration, percentage } from '@auditorsec/config/units';
import { cacheConfig } from '@auditorsec/elasticache/config-map';
import { foundation } from '@auditorsec/elasticache/foundation';
import { globalDatastore } from '@auditorsec/elasticache/global-datastore';
import { group } from '@auditorsec/elasticache/group';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const region = 'eu-west-1';
  const place = { region, foundation: 'shop-cache', vpc: 'vpc-0a1b2c3d', nodes: 2 } as const;
  const version = '8.1';
  globalDatastore(chart, { name: 'shop', region: 'us-east-1', version, nodeType: 'cache.r7g.large' });
  foundation(chart, { name: 'shop-cache', region, subnets: ['subnet-0a000001', 'subnet-0b000002'], user: 'shop' });
  group(chart, {
    ...place,
    name: 'shop',
    store: 'shared',
    description: 'Profiles and replies',
    data: { classes: ['personal'], keptFrom: ['ap-southeast-1'] },
    from: { 'eu-west-1': '10.32.0.0/16', 'us-east-1': '10.16.0.0/16' },
    membership: { joins: 'ldgnf-shop' },
  });
  group(chart, {
    ...place,
    name: 'shop-sessions',
    store: 'sessions',
    description: 'Sessions',
    data: { classes: ['personal', 'secret'] },
    from: { 'eu-west-1': '10.32.0.0/16' },
    membership: { alone: { version, nodeType: 'cache.t4g.small' } },
  });
  const sessions = 'master.shop-sessions.abc123.euw1.cache.amazonaws.com';
  cacheConfig(chart, {
    namespace: 'shop',
    policy: {
      keyVersion: 1,
      jitter: percentage.parse('10%'),
      ttl: { profile: duration.parse('24h'), response: duration.parse('5m'), session: duration.parse('1h') },
      client: {
        connectTimeout: duration.parse('200ms'),
        commandTimeout: duration.parse('50ms'),
        remote: { connectTimeout: duration.parse('2s'), commandTimeout: duration.parse('1s') },
      },
    },
    endpoints: {
      shared: {
        read: 'replica.shop.abc123.euw1.cache.amazonaws.com',
        write: 'master.shop.def456.use1.cache.amazonaws.com',
        writesRemotely: true,
      },
      sessions: { read: sessions, write: sessions, writesRemotely: false },
    },
    user: 'shop',
  });
}
