import { readFileSync } from 'node:fs';
import { ACCESS_LOG } from '@auditorsec/telemetry/access-log-format';
import type { Envoy } from '../parts/envoy.ts';
import { until } from '../parts/until.ts';

/** A line of the access log, by its fields. */
export type Entry = Readonly<Record<string, string | number | null>>;

export function entry(line: string): Entry {
  return JSON.parse(line);
}

/** The lines of an Envoy's access log. Envoy keeps some back for up to ten seconds unless it is asked to open its files anew. */
export async function accessLog(envoy: Envoy, fewest: number): Promise<readonly string[]> {
  await fetch(`http://127.0.0.1:${envoy.adminPort}/reopen_logs`, { method: 'POST' });
  const wait = { what: `${fewest} lines of the access log`, within: 15_000 };
  await until(async () => linesOf(envoy).length >= fewest, wait);
  return linesOf(envoy);
}

function linesOf({ running }: Envoy): string[] {
  return readFileSync(running.log, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes(`"event.dataset":"${ACCESS_LOG}"`));
}
