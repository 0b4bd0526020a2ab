import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, type MetricSource } from '@auditorsec/metrics/catalogue';
import { moduleFolder } from '@auditorsec/schemas/go';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import { type GatewayBench, openBench } from '../../gateway/bench.ts';
import { ask, inParallel, newcomer } from '../../gateway/checks/requests.ts';
import { RATE_LIMIT } from '../../gateway/rate-limit.ts';
import { Stage } from '../../parts/stage.ts';
import { until } from '../../parts/until.ts';
import type { Session } from '../../session.ts';
import { istioBounds } from '../data/histogram.ts';
import { onStage } from '../on-stage.ts';
import { collectorExposition } from './collector.ts';
import { type Exposition, missingFrom, readExposition } from './exposition.ts';
import { origins } from './modules.ts';
import { addedLabels, unnamed } from './named.ts';

/** What real parts tell Prometheus: a name that rules and panels use, and no target has, would stay silent for ever. */
export async function scraped(session: Session): Promise<void> {
  for (const { name, run } of [...sourceChecks, boundsCheck])
    if (session.wants(name)) await session.check(check(name, run), undefined);
  if (session.wants(COLLECTOR)) {
    const tell = (): Promise<string> =>
      onStage(async (stage) => agree(await collectorExposition(stage, session.progress), 'collector'));
    await session.check(check(COLLECTOR, tell), undefined);
  }
  const checks = partChecks.filter(({ name }) => session.wants(name));
  if (checks.length === 0) return;
  const stage = new Stage();
  try {
    const bench = await openBench(stage, { version: '1.37.0', gateways: 1, progress: session.progress });
    await makeTraffic(bench);
    for (const part of checks) await session.check(part, bench);
  } finally {
    await stage.close({ keepLogs: false });
  }
}

const COLLECTOR = 'a real collector tells Prometheus every otelcol_* metric of the catalogue, with its labels';

const partChecks: readonly Check<GatewayBench>[] = [
  check(
    'a real gateway tells Prometheus every envoy_* metric of the catalogue, with its labels',
    async ({ gateways }) => {
      const [gateway] = gateways;
      assert.ok(gateway, 'no gateway was started');
      return agree(readExposition(await gateway.metrics()), 'envoy');
    },
  ),
  check(
    'the real rate limit service tells Prometheus every ratelimit_* metric of the catalogue, with its labels',
    async ({ controlPlane }) => {
      const pods = controlPlane.pods.filter(({ workload }) => workload === RATE_LIMIT);
      const read = async (): Promise<Exposition> => {
        const told = pods.map(async ({ appAddress, ports }) =>
          (await fetch(`http://${appAddress}:${ports['metrics']}/metrics`)).text(),
        );
        return readExposition((await Promise.all(told)).flatMap((text) => text.split('\n')));
      };
      // The service hands its counters over every few seconds.
      const complete = async (): Promise<boolean> => missingFrom(await read(), catalogue.rateLimit).length === 0;
      await until(complete, { what: 'its counters', within: 15_000 }).catch(() => undefined);
      return agree(await read(), 'rateLimit');
    },
  ),
];

function agree(exposition: Exposition, source: MetricSource): string {
  const missing = missingFrom(exposition, catalogue[source]);
  if (missing.length > 0) throw new Error(missing.join('\n  '));
  return `${catalogue[source].length} metrics among ${exposition.size} that it tells`;
}

/** Names whose programs can't run here stand in the source of the version that is deployed. */
const sourceChecks: readonly Check<undefined>[] = (Object.keys(catalogue) as MetricSource[]).flatMap((source) => {
  const places = origins[source];
  if (!places) return [];
  const modules = [...new Set(places.map(({ module }) => module))].join(' and ');
  return [
    check(`every metric of ${source} and its labels stand in the source of ${modules}`, async () => {
      const added = source === 'mesh' ? addedLabels(fleet.activeCluster) : [];
      const missing = await unnamed(places, catalogue[source], added);
      if (missing.length > 0) throw new Error(missing.join(', '));
      return `${catalogue[source].length} metrics`;
    }),
  ];
});

const boundsCheck: Check<undefined> = check(
  "the bounds of Istio's histograms, which objectives of latency stand on, are those of its API",
  async () => {
    const text = readFileSync(join(await moduleFolder('istio', 'istio.io/api'), 'annotation/annotations.yaml'), 'utf8');
    const [, bounds = ''] = /Default buckets are `\[(.*?)\]`/.exec(text) ?? [];
    assert.deepEqual(bounds.split(',').map(Number), istioBounds);
    return bounds;
  },
);

/** Counters that Envoy makes with the first event: requests that succeed, are limited, and pass uncounted. */
async function makeTraffic(bench: GatewayBench): Promise<void> {
  const login = fleet.routes.find(({ access }) => access === 'login')?.path ?? '';
  const logIn = { path: login, method: 'POST', body: '{}', token: undefined };
  await bench.rateLimit.stop();
  await ask(bench, newcomer(bench));
  await ask(bench, { ...logIn, from: newcomer(bench).from ?? '' });
  await bench.rateLimit.start();
  const write = { method: 'POST', body: '{}', ...newcomer(bench) };
  await inParallel(80, 8, () => ask(bench, write));
  const { from = '' } = newcomer(bench);
  await inParallel(20, 4, () => ask(bench, { ...logIn, from }));
}
