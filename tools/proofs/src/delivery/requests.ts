import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { latencyBucket } from '@auditorsec/config/latency-buckets';
import { duration, milliseconds } from '@auditorsec/config/units';
import fleet from '../../../../clusters/fleet.ts';
import { startPrometheus } from '../parts/prometheus.ts';
import type { DeliveryBench } from './bench.ts';

/** Requests to the new version as Istio counts them: a hundred a second, in time; and a real Prometheus that reads the counts. */
export interface Requests {
  /** Where Prometheus is. */
  readonly prometheus: string;
  /** From now on every request ends in 503. */
  readonly fail: () => void;
}

const WORKLOAD = { service: 'ci-failure-agent-canary', namespace: 'ci-failure' };
const PER_SECOND = 100;

/** Serves the counts, and starts Prometheus over them. */
export async function startRequests({ stage, progress }: DeliveryBench): Promise<Requests> {
  const began = Date.now();
  let failing: number | undefined;
  const server = createServer((_request, response) => {
    const now = Date.now();
    const good = requestsBetween(began, failing ?? now);
    const bad = failing === undefined ? 0 : requestsBetween(failing, now);
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(exposition(good, bad));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  stage.defer(async () => void server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const job = { job_name: 'istio', honor_labels: true, static_configs: [{ targets: [`127.0.0.1:${port}`] }] };
  const { url } = await startPrometheus(stage, {
    data: stage.file('prometheus-canary'),
    config: JSON.stringify({ global: { scrape_interval: '1s' }, scrape_configs: [job] }),
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
function exposition(good: number, bad: number): string {
  const labels = `reporter="source",destination_service_name="${WORKLOAD.service}",destination_service_namespace="${WORKLOAD.namespace}"`;
  const bound = latencyBucket(milliseconds(duration.parse(fleet.targets.latency)));
  return [
    `istio_requests_total{${labels},response_code="200"} ${good}`,
    `istio_requests_total{${labels},response_code="503"} ${bad}`,
    `istio_request_duration_milliseconds_bucket{${labels},le="${bound}"} ${good + bad}`,
    `istio_request_duration_milliseconds_count{${labels}} ${good + bad}`,
    '',
  ].join('\n');
}
