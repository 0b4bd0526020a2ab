import { z } from 'zod';
import { managedKind } from '../kind.ts';

export const webAcl = managedKind({
  service: 'wafv2',
  kind: 'WebACL',
  plural: 'webacls',
  forProvider: z.strictObject({
    /** AWS keeps those of CloudFront there alone. */
    region: z.literal('us-east-1'),
    scope: z.literal('CLOUDFRONT'),
    name: z.string().regex(/^[\w-]{1,128}$/),
    description: z.string().max(256),
    defaultAction: z.strictObject({ allow: z.strictObject({}) }),
    /** The rules as the API of AWS WAF takes them: the CRD has no fields for them. */
    ruleJson: z.string(),
    visibilityConfig: z.strictObject({
      cloudwatchMetricsEnabled: z.boolean(),
      metricName: z.string(),
      sampledRequestsEnabled: z.boolean(),
    }),
  }),
});
