import type { Control } from '../control.ts';

/** What is kept: of whom, where, and how it comes back. */
export const data = {
  'encryption-at-rest': {
    title: 'every store is encrypted; data, volumes and secrets by keys of ours that are replaced every year',
    meets: {
      soc2: ['CC6.1', 'CC6.7'],
      iso27001: ['A.8.24'],
      hipaa: ['164.312(a)(2)(iv)'],
      gdpr: ['32(1)(a)'],
    },
    rules: ['match-global-members', 'require-encrypted-stores'],
  },
  'private-storage': {
    title: 'buckets are closed to the public, take no ACL of their writers, and answer by TLS alone',
    meets: {
      soc2: ['CC6.1', 'CC6.7'],
      iso27001: ['A.5.15', 'A.8.3', 'A.8.12'],
      hipaa: ['164.312(a)(1)', '164.312(e)(1)'],
      gdpr: ['25', '32(1)(b)'],
    },
    rules: ['no-public-bucket'],
    where: ['Bucket.s3.aws.m.upbound.io'],
  },
  'personal-data-masking': {
    title: 'personal data and secrets leave no log line and no span',
    meets: {
      soc2: ['C1.1'],
      iso27001: ['A.5.34', 'A.8.11', 'A.8.12'],
      hipaa: ['164.312(a)(1)'],
      gdpr: ['5(1)(c)', '25', '32(1)(a)'],
    },
    rules: ['no-logged-secret', 'require-log-masks'],
    proofs: ['observability'],
  },
  'log-retention': {
    title: 'each log ends on its day, and the security log not before',
    meets: {
      soc2: ['C1.2', 'CC7.2'],
      iso27001: ['A.5.33', 'A.8.10', 'A.8.15'],
      hipaa: ['164.312(b)'],
      gdpr: ['5(1)(e)'],
    },
    rules: ['fit-log-retention'],
    proofs: ['observability'],
  },
  'client-residency': {
    title: 'DNS leads clients of a continent to none of the regions that residency forbids them',
    meets: { soc2: ['C1.1'], iso27001: ['A.5.14', 'A.5.34'], gdpr: ['44'] },
    rules: ['match-location-records'],
    proofs: ['regions'],
    where: ['Zone.route53.aws.m.upbound.io'],
  },
  'data-residency': {
    title:
      'every store says which classes of data it holds; those of people are copied to no region that residency forbids',
    meets: { soc2: ['C1.1'], iso27001: ['A.5.12', 'A.5.14', 'A.5.34'], gdpr: ['44'] },
    rules: ['no-forbidden-copy', 'require-data-class'],
    where: ['Cluster.rds.aws.m.upbound.io', 'ReplicationGroup.elasticache.aws.m.upbound.io'],
  },
  'kept-data': {
    title: 'no commit deletes data or its keys; databases leave a last snapshot',
    meets: {
      soc2: ['A1.2'],
      iso27001: ['A.5.33', 'A.8.13'],
      hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'],
      gdpr: ['5(1)(f)', '32(1)(c)'],
    },
    rules: ['require-kept-data'],
  },
  'regional-recovery': {
    title: 'another region takes over, with the data and the room that it needs',
    meets: {
      soc2: ['A1.2', 'CC7.5', 'CC9.1'],
      iso27001: ['A.5.29', 'A.5.30', 'A.8.14'],
      hipaa: ['164.308(a)(7)(ii)(B)', '164.308(a)(7)(ii)(C)'],
      gdpr: ['32(1)(b)', '32(1)(c)'],
    },
    rules: [
      'fit-surviving-capacity',
      'match-failover-tree',
      'match-global-members',
      'match-health-check',
      'match-writable-endpoint',
      'no-home-region-dependency',
    ],
    proofs: ['regions'],
    where: [
      'GlobalReplicationGroup.elasticache.aws.m.upbound.io',
      'HealthCheck.route53.aws.m.upbound.io',
      'Record.route53.aws.m.upbound.io',
    ],
  },
} as const satisfies Record<string, Control>;
