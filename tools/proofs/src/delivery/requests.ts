import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { latencyBucket } from '@auditorsec/config/latency-buckets';
import { duration, milliseconds } from '@auditorsec/config/units';
import type { Progress } from '@auditorsec/schemas/progress';
import fleet from '../../../../clusters/fleet.ts';
import { startPrometheus } from '../parts/prometheus.ts';
import type { Stage } from '../parts/stage.ts';

/** Requests as Istio counts them: a hundred a second, in time; and a real Prometheus that reads the counts. */
export interface Requests {
  /** Where Prometheus is. */
  readonly prometheus: string;
  /** From now on every request ends in 503. */
  readonly fail: () => void;
}

export interface RequestsOptions {
  /** Of the folder in which Prometheus keeps them. */
  readonly name: string;
  /** The labels of the counts. */
  readonly counted: Readonly<Record<string, string>>;
  /** Groups of rules that Prometheus evaluates. */
  readonly groups?: readonly object[];
}

const PER_SECOND = 100;

/** Serves the counts, and starts Prometheus over them. */
export async function startRequests(
  { stage, progress }: { readonly stage: Stage; readonly progress: Progress },
  { name, counted, groups = [] }: RequestsOptions,
): Promise<Requests> {
  const labels = Object.entries(counted).map(([label, value]) => `${label}="${value}"`);
  const began = Date.now();
  let failing: number | undefined;
  const server = createServer((_request, response) => {
    const now = Date.now();
    const good = requestsBetween(began, failing ?? now);
    const bad = failing === undefined ? 0 : requestsBetween(failing, now);
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(exposition(labels.join(','), good, bad));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  stage.defer(async () => void server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const job = { job_name: 'istio', honor_labels: true, static_configs: [{ targets: [`127.0.0.1:${port}`] }] };
  const rules = stage.file(`rules-${name}.json`);
  await writeFile(rules, JSON.stringify({ groups }));
  const { url } = await startPrometheus(stage, {
    data: stage.file(`prometheus-${name}`),
    config: JSON.stringify({ global: { scrape_interval: '1s' }, rule_files: [rules], scrape_configs: [job] }),
    progress,
  });
  return {
    prometheus: url,
    fail: () => {
      failing = Date.now();
    },
  };
}

function requestsBetween(from: number, to: number): number {
  return Math.round(((to - from) / 1000) * PER_SECOND);
}

/** As a gateway's Envoy reports them: the good ones all answered within the target, the bad ones at once. */
function exposition(labels: string, good: number, bad: number): string {
  const bound = latencyBucket(milliseconds(duration.parse(fleet.targets.latency)));
  return [
    `istio_requests_total{${labels},response_code="200"} ${good}`,
    `istio_requests_total{${labels},response_code="503"} ${bad}`,
    `istio_request_duration_milliseconds_bucket{${labels},le="${bound}"} ${good + bad}`,
    `istio_request_duration_milliseconds_count{${labels}} ${good + bad}`,
    '',
  ].join('\n');
}
