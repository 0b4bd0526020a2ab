import type { Control } from '../control.ts';

/** What runs: how it changes, how much it bears, who hears of it. */
export const running = {
  'workload-hardening': {
    title: 'pods run as no root, without capabilities, on a file system that they cannot write',
    meets: {
      soc2: ['CC6.1', 'CC6.8'],
      iso27001: ['A.8.7', 'A.8.9', 'A.8.18'],
      hipaa: ['164.308(a)(5)(ii)(B)'],
      gdpr: ['32(1)(b)'],
    },
    rules: ['no-refused-object'],
    proofs: ['security'],
  },
  'image-integrity': {
    title: 'images are named by their digest, come from known registries, and ours are signed by who builds them',
    meets: {
      soc2: ['CC6.8', 'CC7.1', 'CC8.1'],
      iso27001: ['A.5.21', 'A.8.7', 'A.8.19'],
      hipaa: ['164.308(a)(5)(ii)(B)'],
      gdpr: ['32(1)(b)'],
    },
    rules: ['no-refused-object', 'require-signed-images'],
    proofs: ['security'],
  },
  'audit-log': {
    title: 'the control plane logs who asked it for what',
    meets: {
      soc2: ['CC7.2', 'CC7.3'],
      iso27001: ['A.5.28', 'A.8.15'],
      hipaa: ['164.308(a)(1)(ii)(D)', '164.312(b)'],
      gdpr: ['32(1)(d)'],
    },
    rules: ['require-audit-log', 'require-log-retention'],
  },
  'change-control': {
    title: 'what runs is what Git holds, region after region',
    meets: {
      soc2: ['CC7.1', 'CC8.1'],
      iso27001: ['A.8.9', 'A.8.19', 'A.8.32'],
      hipaa: ['164.312(c)(1)'],
      gdpr: ['32(1)(d)'],
    },
    rules: ['match-regions', 'match-ring', 'unique-object-owner'],
    proofs: ['admission'],
  },
  'gradual-rollout': {
    title: 'a new version takes a share of the requests, and is judged before it takes more',
    meets: { soc2: ['A1.1', 'CC8.1'], iso27001: ['A.8.31', 'A.8.32'], gdpr: ['32(1)(b)'] },
    rules: ['match-ignored-fields', 'match-rollout-references', 'match-route-delegate'],
    proofs: ['gateway'],
    where: ['Rollout.argoproj.io'],
  },
  redundancy: {
    title: 'the loss of a zone or a node takes no service away',
    meets: {
      soc2: ['A1.2', 'CC9.1'],
      iso27001: ['A.8.14'],
      hipaa: ['164.308(a)(7)(ii)(C)'],
      gdpr: ['32(1)(b)'],
    },
    rules: ['require-evictable-pods', 'require-readiness-probe', 'require-zone-spread'],
  },
  capacity: {
    title: 'autoscalers, pools and connections fit the load that is promised',
    meets: { soc2: ['A1.1'], iso27001: ['A.8.6'], hipaa: ['164.308(a)(7)(ii)(C)'], gdpr: ['32(1)(b)'] },
    rules: [
      'fit-connection-pool',
      'fit-database-connections',
      'fit-replica-range',
      'match-scale-target',
      'no-contested-replicas',
    ],
    proofs: ['throughput'],
  },
  monitoring: {
    title: 'what is promised is measured, and every alert reaches somebody',
    meets: {
      soc2: ['CC7.2', 'CC7.3'],
      iso27001: ['A.8.16'],
      hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'],
      gdpr: ['32(1)(d)'],
    },
    rules: [
      'match-alert-metrics',
      'match-monitor-selection',
      'require-alert-route',
      'require-route-objective',
      'require-scrapable-metrics',
      'unique-scrape-target',
    ],
    proofs: ['observability'],
  },
  'request-logging': {
    title: 'each request leaves a line and a share of them a trace, without secrets',
    meets: {
      soc2: ['CC7.2', 'CC7.3'],
      iso27001: ['A.8.15'],
      hipaa: ['164.308(a)(1)(ii)(D)', '164.312(b)'],
      gdpr: ['32(1)(d)'],
    },
    rules: ['fit-log-retention', 'match-sampling', 'no-logged-secret'],
    proofs: ['observability'],
  },
} as const satisfies Record<string, Control>;
