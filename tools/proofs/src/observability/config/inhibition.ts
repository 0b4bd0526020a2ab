import { strict as assert } from 'node:assert';
import { inhibited } from '../../parts/inhibitor.ts';
import { type ConfigBench, writeNotifierConfig } from './checks.ts';
import type { Alert } from './routing-table.ts';

const HERE = { region: 'us-east-1' };
const THERE = { region: 'eu-west-1' };
const burn = (severity: string, rest: Alert): Alert => ({ alertname: `Burn-${severity}`, severity, ...rest });

/** What fires, and of other alerts whether they stay quiet meanwhile. */
const table: readonly { readonly firing: Alert; readonly others: readonly (readonly [Alert, boolean])[] }[] = [
  {
    firing: burn('page', { slo: 'api-availability', ...HERE }),
    others: [
      [burn('ticket', { slo: 'api-availability', ...HERE }), true],
      [burn('ticket', { slo: 'api-latency', ...HERE }), false],
      [burn('ticket', { slo: 'api-availability', ...THERE }), false],
      [burn('page', { slo: 'api-latency', ...HERE }), false],
    ],
  },
  {
    // Two alerts without an objective are equal in that: a page about one node must silence no ticket about another.
    firing: { alertname: 'NodeNotReady', severity: 'page', ...HERE },
    others: [[{ alertname: 'DiskFilling', severity: 'ticket', ...HERE }, false]],
  },
  {
    firing: { alertname: 'RegionEvacuated', severity: 'ticket', ...HERE },
    others: [
      [burn('page', { slo: 'api-availability', ...HERE }), true],
      [{ alertname: 'DiskFilling', severity: 'ticket', ...HERE }, true],
      [burn('page', { slo: 'api-availability', ...THERE }), false],
      [{ alertname: 'Watchdog', severity: 'none', ...HERE }, false],
      [{ alertname: 'RegionEvacuated', severity: 'ticket', ...HERE }, false],
    ],
  },
];

/** Alertmanager's own inhibitor keeps quiet what says nothing new, and nothing else. */
export async function alertsInhibited(bench: ConfigBench): Promise<string> {
  const config = writeNotifierConfig(bench);
  for (const { firing, others } of table) {
    const asked = others.map(([alert]) => alert);
    const quiet = await inhibited({ config, firing: [firing], asked }, bench.progress);
    assert.deepEqual(
      asked.map((alert, index) => ({ alert, quiet: quiet[index] })),
      others.map(([alert, quiet]) => ({ alert, quiet })),
      `while ${JSON.stringify(firing)} fires`,
    );
  }
  return `${table.flatMap(({ others }) => others).length} alerts beside ${table.length} that fire`;
}
