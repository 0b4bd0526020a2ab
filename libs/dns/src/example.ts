import { failoverTree } from '@auditorsec/dns/failover-tree';
import { healthCheck } from '@auditorsec/dns/health-check';
import { hostedZone } from '@auditorsec/dns/zone';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const zone = { domain: 'example.com', id: 'Z0123456789EXAMPLE' };
  const endpoints = ['us-east-1', 'eu-west-1', 'ap-southeast-1'].map((region) => ({
    region,
    host: `${region}.origin.example.com`,
    healthCheck: `shop-${region}`,
  }));
  hostedZone(chart, zone);
  for (const { healthCheck: name, ...endpoint } of endpoints) healthCheck(chart, { name, path: '/ready', ...endpoint });
  failoverTree(chart, { object: 'shop', zone, name: 'shop.example.com', endpoints });
}
