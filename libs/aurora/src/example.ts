import { auroraCluster } from '@auditorsec/aurora/cluster';
import { databaseConfig } from '@auditorsec/aurora/config-map';
import { globalDatabase } from '@auditorsec/aurora/global-database';
import { databaseProxy } from '@auditorsec/aurora/proxy';
import { duration } from '@auditorsec/config/units';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
  const network = { vpc: 'vpc-0a1b2c3d', subnets: ['subnet-0a000001', 'subnet-0b000002', 'subnet-0c000003'] };
  globalDatabase(chart, { name: 'shop', region: 'us-east-1', version: '17.7' });
  auroraCluster(chart, {
    name: 'shop',
    region: 'eu-west-1',
    version: '17.7',
    global: { name: 'shop', forwardsWrites: true, maxDataLoss: duration.parse('60s') },
    origin: { copiedFrom: 'us-east-1' },
    data: { classes: ['business', 'personal'], keptFrom: ['ap-southeast-1'] },
    network,
    from: { pods: '10.32.0.0/16' },
    instanceClass: 'db.r7g.large',
    writers: 2,
    analytics: 0,
    monitoringRole: role('shop-monitoring'),
    limits: { slowQuery: duration.parse('100ms') },
  });
  databaseProxy(chart, { name: 'shop', region: 'eu-west-1', network, role: role('shop-proxy') });
  databaseConfig(chart, {
    namespace: 'shop',
    host: 'shop-read-only.endpoint.proxy-abc123.eu-west-1.rds.amazonaws.com',
    forwardsWrites: true,
    region: 'eu-west-1',
    database: 'shop',
    user: 'shop',
  });
}
