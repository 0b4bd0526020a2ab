import { strict as assert } from 'node:assert';
import { TRACES } from '@auditorsec/otel-collector/platform';
import type { Progress } from '@auditorsec/schemas/progress';
import { CLUSTER, openBench } from '../../gateway/bench.ts';
import { ask, newcomer } from '../../gateway/checks/requests.ts';
import { generatedFolder } from '../../gateway/generated.ts';
import { copyEdited, type FileEdit } from '../../gateway/mutations/break.ts';
import { collectorProgram } from '../../parts/collector.ts';
import { startEnvoy } from '../../parts/envoy.ts';
import { envoyProgram } from '../../parts/envoy-wheels.ts';
import type { Stage } from '../../parts/stage.ts';
import { until } from '../../parts/until.ts';
import { type Kept, startTiers } from '../traces/run.ts';
import { tiersOf } from '../traces/tiers.ts';
import { operate } from './operated.ts';

const VERSION = '1.37.0';

/** Requests that fail: of all that a proxy records, these are kept for certain. */
const FAILED = 40;

/** Of each request: the gateway's own, its question to the rate limit service, that service's sidecar, the application. */
const SPANS = 4;

/** A value in the query of each request. */
const QUERY = 'planted-query';

/**
 * What becomes of the real gateway's own spans: recorded as Telemetry says, sent over mutual TLS through the sidecars of
 * the agent tier, masked, and kept where the request failed.
 */
export async function spansOfGateway(
  stage: Stage,
  progress: Progress,
  edits: readonly FileEdit[] = [],
): Promise<string> {
  const folder = stage.file('operated');
  copyEdited(generatedFolder(CLUSTER), folder, edits);
  operate(folder);
  const options = { version: VERSION, gateways: 1, sidecars: () => false, progress } as const;
  const bench = await openBench(stage, { ...options, folders: () => folder });
  const pods = bench.controlPlane.pods.filter((pod) => pod.workload === TRACES.agent);
  const program = await collectorProgram(progress);
  const tiers = await startTiers(stage, program, tiersOf(CLUSTER), {
    name: 'real',
    addresses: pods.map(({ appAddress }) => appAddress),
  });
  const envoy = await envoyProgram(VERSION, progress);
  for (const pod of pods) await startEnvoy(stage, pod, { program: envoy, controlPlane: bench.controlPlane });
  for (const upstream of bench.upstreams) upstream.answer = () => ({ status: 500 });
  for (let sent = 0; sent < FAILED; sent += 1) {
    const answer = await ask(bench, {
      ...newcomer(bench),
      method: 'POST',
      body: '{}',
      path: `/api/v1/builds?key=${QUERY}`,
    });
    assert.equal(answer.status, 500);
  }
  // Envoys keep spans back for five seconds at most.
  const all = FAILED * SPANS;
  await until(async () => (await tiers.arrived()) >= all, { what: `${all} spans`, within: 15_000 });
  return judge(await tiers.end());
}

function judge(kept: readonly Kept[]): string {
  const text = kept.map((pod) => pod.text).join('\n');
  const traces = kept.flatMap(({ spans }) => [...spans.values()]);
  assert.deepEqual(traces, Array(FAILED).fill(SPANS), 'spans of each trace that was kept');
  for (const service of ['istio-ingress', 'ratelimit'])
    assert.ok(text.includes(`"service.name","value":{"stringValue":"${service}"}`), `spans of the service ${service}`);
  assert.ok(!text.includes(QUERY), 'the query is masked');
  return `${traces.length} traces of ${SPANS} spans each, over mutual TLS, without the query`;
}
