import { z } from 'zod';
import { managedKind, ref } from '../kind.ts';

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

const action = z.strictObject({ actionCondition: z.strictObject({ action: z.enum(['BLOCK', 'COUNT']) }) });

export const webAclLogging = managedKind({
  service: 'wafv2',
  kind: 'WebACLLoggingConfiguration',
  plural: 'webaclloggingconfigurations',
  forProvider: z.strictObject({
    region: z.literal('us-east-1'),
    resourceArnRef: ref,
    /** The ARN of a bucket: AWS WAF writes to no other name than one that begins so. */
    logDestinationConfigs: z.array(z.string().startsWith('arn:aws:s3:::aws-waf-logs-')).length(1),
    /** What is written is told by the filters, which are asked first. */
    loggingFilter: z.strictObject({
      defaultBehavior: z.literal('DROP'),
      filter: z.array(
        z.strictObject({
          behavior: z.literal('KEEP'),
          requirement: z.literal('MEETS_ANY'),
          condition: z.array(action),
        }),
      ),
    }),
    redactedFields: z.array(
      z.union([
        z.strictObject({ singleHeader: z.strictObject({ name: z.string().lowercase() }) }),
        z.strictObject({ queryString: z.strictObject({}) }),
      ]),
    ),
  }),
});
