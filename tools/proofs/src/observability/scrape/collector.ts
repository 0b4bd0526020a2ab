import { writeFile } from 'node:fs/promises';
import { catalogue } from '@auditorsec/metrics/catalogue';
import type { Progress } from '@auditorsec/schemas/progress';
import fleet from '../../../../../clusters/fleet.ts';
import { collectorProgram } from '../../parts/collector.ts';
import { answers } from '../../parts/control-plane.ts';
import { freePorts } from '../../parts/ports.ts';
import type { Stage } from '../../parts/stage.ts';
import { until } from '../../parts/until.ts';
import { request, traces } from '../traces/spans.ts';
import { tiersOf } from '../traces/tiers.ts';
import { type Exposition, missingFrom, readExposition } from './exposition.ts';

/**
 * Starts the real collector with what the generated one says of its own metrics, sends it spans, and lets it fail to deliver
 * them to one of two places. Returns what it tells Prometheus, once all of the catalogue's is there or does not come.
 */
export async function collectorExposition(stage: Stage, progress: Progress): Promise<Exposition> {
  const program = await collectorProgram(progress);
  const ports = await freePorts(['otlp', 'metrics']);
  const config = stage.file('collector.json');
  await writeFile(config, JSON.stringify(configFor(ports, stage.file('spans'))));
  const running = await stage.start('collector', program, ['--config', `file:${config}`]);
  const metrics = `http://127.0.0.1:${ports.metrics}/metrics`;
  await running.ready(() => answers(metrics), { what: 'the collector' });
  await fetch(`http://127.0.0.1:${ports.otlp}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(
      request(
        traces('scraped', 10, () => [{ service: 'anyone' }]),
        0,
      ),
    ),
  });
  const read = async (): Promise<Exposition> => readExposition((await (await fetch(metrics)).text()).split('\n'));
  const complete = async (): Promise<boolean> => missingFrom(await read(), catalogue.collector).length === 0;
  await until(complete, { what: 'its counters' }).catch(() => undefined);
  return read();
}

function configFor({ otlp, metrics }: { readonly otlp: number; readonly metrics: number }, file: string): unknown {
  const { telemetry } = tiersOf(fleet.activeCluster).gateway.service;
  const closed = { endpoint: '127.0.0.1:1', tls: { insecure: true }, retry_on_failure: { enabled: false } };
  return {
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${otlp}` } } } },
    processors: { tail_sampling: { decision_wait: '100ms', policies: [{ name: 'all', type: 'always_sample' }] } },
    exporters: { file: { path: file }, otlp: closed },
    service: {
      telemetry: JSON.parse(
        JSON.stringify(telemetry).replace('"0.0.0.0"', '"127.0.0.1"').replace('"port":8888', `"port":${metrics}`),
      ),
      pipelines: { traces: { receivers: ['otlp'], processors: ['tail_sampling'], exporters: ['file', 'otlp'] } },
    },
  };
}
