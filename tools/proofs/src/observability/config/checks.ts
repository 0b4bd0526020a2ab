import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import type { Progress } from '@auditorsec/schemas/progress';
import { stringify } from 'yaml';
import { amtool } from '../../parts/amtool.ts';
import { promtool } from '../../parts/promtool.ts';
import type { Stage } from '../../parts/stage.ts';
import { type KubernetesObject, ofKind } from '../objects.ts';
import { type Operated, selectable } from './operated.ts';
import { routingTable } from './routing-table.ts';
import { serverConfig } from './server-config.ts';

/** What the checks of one cluster need. */
export interface ConfigBench {
  readonly stage: Stage;
  readonly progress: Progress;
  readonly operated: Operated;
}

/** Every monitor, probe, rule and configuration is in what the operator deploys: what it leaves out is silent. */
export async function everythingSelected({ operated }: ConfigBench): Promise<string> {
  assert.deepEqual(operated.rejected, [], 'the operator refuses objects');
  assert.deepEqual([...operated.selected].sort(), selectable(operated).sort());
  return `${operated.selected.length} objects`;
}

/** promtool reads prometheus.yaml with all rules. */
export async function serverConfigAccepted({ operated, stage, progress }: ConfigBench): Promise<string> {
  const file = stage.file('prometheus.yaml');
  writeFileSync(file, stringify(serverConfig(stage, operated)));
  const said = await promtool(['check', 'config', file], progress);
  const rules = [...said.matchAll(/(\d+) rules found/g)].reduce((sum, [, found]) => sum + Number(found), 0);
  return `${rules} rules`;
}

/** amtool reads alertmanager.yaml. */
export async function notifierConfigAccepted(bench: ConfigBench): Promise<string> {
  const said = await amtool(['check-config', writeNotifierConfig(bench)], bench.progress);
  const [receivers = ''] = /\d+ receivers/.exec(said) ?? [];
  return receivers;
}

/** Each alert of the table, and one of each severity that a rule really uses, comes to its receiver alone. */
export async function alertsRouted(bench: ConfigBench): Promise<string> {
  const file = writeNotifierConfig(bench);
  const rows = [...routingTable, ...ownAlerts(bench.operated)];
  for (const { alert, receiver } of rows) {
    const labels = Object.entries(alert).map(([name, value]) => `${name}=${value}`);
    const said = await amtool(['config', 'routes', 'test', `--config.file=${file}`, ...labels], bench.progress);
    assert.equal(said.trim(), `observability/platform/${receiver}`, labels.join(' '));
  }
  return `${rows.length} alerts`;
}

interface PrometheusRule extends KubernetesObject {
  readonly spec: {
    readonly groups: readonly {
      readonly rules: readonly { readonly alert?: string; readonly labels?: Readonly<Record<string, string>> }[];
    }[];
  };
}

/** The alerts of our rules, with the receiver that their severity asks for. */
function ownAlerts({ objects }: Operated) {
  const receivers: Readonly<Record<string, string>> = { page: 'page', ticket: 'ticket', none: 'nobody' };
  const rules = ofKind<PrometheusRule>(objects, 'PrometheusRule')
    .flatMap(({ spec }) => spec.groups)
    .flatMap((group) => group.rules);
  return rules.flatMap(({ alert: alertname, labels = {} }) => {
    if (alertname === undefined || alertname === 'Watchdog') return [];
    return [{ alert: { alertname, ...labels }, receiver: receivers[labels['severity'] ?? ''] ?? 'no such severity' }];
  });
}

/** Writes the cluster's alertmanager.yaml; returns its path. */
export function writeNotifierConfig({ operated, stage }: ConfigBench): string {
  const file = stage.file('alertmanager.yaml');
  writeFileSync(file, operated.alertmanager);
  return file;
}
