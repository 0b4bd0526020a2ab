/** The services of AWS whose resources are kept by Crossplane: a test holds them against the kinds that blocks can write. */
export const awsServices = [
  'acm',
  'cloudfront',
  'cloudwatchevents',
  'cloudwatchlogs',
  'ec2',
  'eks',
  'elasticache',
  'iam',
  'kms',
  'rds',
  'route53',
  's3',
  'secretsmanager',
  'sqs',
  'wafv2',
] as const;
