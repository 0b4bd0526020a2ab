import type { Price } from '../price.ts';
import { infracost } from './sources.ts';

const loadBalancer = infracost('lb_test', '2024-07-01');
const healthCheck = infracost('route53_health_check_test', '2024-07-01');
const waf = infracost('wafv2_web_acl_test', '2024-07-01');
const cloudfront = infracost('cloudfront_distribution_test', '2024-07-01');
const transfer = infracost('data_transfer_test', '2024-09-25');
const nat = infracost('nat_gateway_test', '2024-07-01');

export const networkPrices: readonly Price[] = [
  { sku: 'nlb', unit: 'hour', dollars: { 'us-east-1': 0.0225 }, source: loadBalancer },
  { sku: 'nat gateway', unit: 'hour', dollars: { 'us-east-1': 0.045 }, source: nat },
  {
    sku: 'traffic to the internet',
    unit: 'GB',
    dollars: { 'us-east-1': 0.09, 'eu-west-1': 0.09, 'ap-southeast-1': 0.12 },
    source: transfer,
  },
  {
    sku: 'route 53 zone',
    unit: 'month',
    dollars: { everywhere: 0.5 },
    source: infracost('route53_zone_test', '2024-07-01'),
  },
  { sku: 'route 53 health check', unit: 'month', dollars: { everywhere: 0.5 }, source: healthCheck },
  { sku: 'route 53 health check option', unit: 'month', dollars: { everywhere: 1 }, source: healthCheck },
  { sku: 'waf acl', unit: 'month', dollars: { everywhere: 5 }, source: waf },
  { sku: 'waf rule', unit: 'month', dollars: { everywhere: 1 }, source: waf },
  { sku: 'waf requests', unit: 'million', dollars: { everywhere: 0.6 }, source: waf },
  // Of clients in the United States and Europe; others are dearer.
  { sku: 'cloudfront traffic', unit: 'GB', dollars: { everywhere: 0.085 }, source: cloudfront },
  { sku: 'cloudfront requests', unit: 'million', dollars: { everywhere: 1 }, source: cloudfront },
];
