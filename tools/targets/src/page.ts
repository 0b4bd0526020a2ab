import { markdownTable } from '@auditorsec/problem/markdown-table';
import type { Facts } from './facts.ts';

const HEAD = `# Targets

What the plan promises, what of it is computed or shown here, and where its promises contradict each other. Written by \`npm run targets\`; a test fails
while it differs from what the config says.
`;

/** docs/targets.md. */
export function targetsPage(facts: Facts): string {
  const head = ['target', 'the plan', 'here', 'shown by', 'verdict'];
  return `${HEAD}\n${markdownTable(head, [...promises(facts), ...resources(), ...others(facts)])}\n`;
}

function promises({ targets, latency, requestsPerSecond, arithmetic, recovered }: Facts): string[][] {
  const percent = (share: number) => `${Number((share * 100).toFixed(3))} %`;
  const minutesAYear = ((1 - targets.availability) * 365.25 * 24 * 60).toFixed(1);
  return [
    [
      'availability',
      '99.99 %, less than 52 min a year',
      `${percent(targets.availability)}: ${minutesAYear} min a year, ${Math.round(arithmetic.budget)} s in 30 days`,
      'burn-rate alerts and what they need to be true: [proofs](proofs.md), `npm run prove -- observability`; necessary conditions as rules: [require-zone-spread](checks/require-zone-spread.md), [require-evictable-pods](checks/require-evictable-pods.md), [match-failover-tree](checks/match-failover-tree.md)',
      'watched, not provable ahead',
    ],
    [
      'p99 of replies',
      'less than 100 ms',
      `${latency}, at the gateway of the client's region`,
      'objective `api-latency`; what the chain itself costs: `npm run prove -- throughput`',
      'of reads: a write from Singapore waits for the way to the active region, which alone is longer',
    ],
    [
      'error rate',
      'below 0.05 %, and below 0.1 % elsewhere',
      `${percent(1 - targets.availability)}`,
      '[decision 27](decisions/0027-one-objective-and-pages-that-wait-for-nothing.md)',
      'both are weaker than the availability, and dropped',
    ],
    [
      'mean time to recovery',
      'below 1 min',
      `of ${recovered.always + recovered.atBest + recovered.never} kinds of failure ${recovered.always} always, ${recovered.atBest} at best, ${recovered.never} never within ${targets.recovery} s`,
      '[recovery](recovery.md), step by step',
      'not for the loss of a region; [recovery](recovery.md) names the design that would',
    ],
    [
      'mean time between failures',
      'above 100 h',
      `with ${targets.recovery} s each: ${percent(arithmetic.reached)}`,
      '[recovery](recovery.md)',
      `contradicts the availability: it takes ${(arithmetic.neededBetween / 3600).toFixed(1)} h, or ${arithmetic.neededRecovery.toFixed(1)} s each; a log of incidents tells`,
    ],
    [
      'throughput',
      'above 10,000 requests a second',
      `${requestsPerSecond.toLocaleString('en')} a second, in any region alone`,
      'pools, limits and nodes: [fit-connection-pool](checks/fit-connection-pool.md), [fit-surviving-capacity](checks/fit-surviving-capacity.md), [fit-database-connections](checks/fit-database-connections.md); `npm run prove -- throughput`',
      'sized for it; a load test of the application is outside',
    ],
  ];
}

function resources(): string[][] {
  return [
    [
      'CPU',
      'below 70 %',
      'autoscalers aim there, an alert above',
      '[node-cpu-high](runbooks/node-cpu-high.md)',
      'kept',
    ],
    ['memory', 'below 80 %', 'an alert', '[node-memory-high](runbooks/node-memory-high.md)', 'kept'],
    [
      'disk',
      'below 85 %',
      'alerts, also before it is so',
      '[node-disk-high](runbooks/node-disk-high.md), [volume-high](runbooks/volume-high.md)',
      'kept',
    ],
  ];
}

function others({ dollarsPerMillion }: Facts): string[][] {
  return [
    [
      'cost',
      'below $0.01 a transaction',
      `$${dollarsPerMillion.toFixed(2)} a million requests at the average load`,
      '[cost](cost.md)',
      'the plan’s is met by any system: dollars a million requests instead',
    ],
    ['satisfaction', 'above 4.7 of 5', '', '', 'no matter of manifests'],
    [
      'security score',
      'above 95 of 100',
      'satisfied of applicable controls',
      '[compliance](compliance.md)',
      'defined there',
    ],
  ];
}
