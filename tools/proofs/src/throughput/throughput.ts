import fleet from '../../../../clusters/fleet.ts';
import { check } from '../check.ts';
import { assertNothingRefused } from '../parts/envoy.ts';
import { Stage } from '../parts/stage.ts';
import type { Proof, Session } from '../session.ts';
import { costOf, overBudget, type Pair, spread } from './budget.ts';
import { BURNT } from './burner.ts';
import { chain, SMALL } from './chain.ts';
import { type Cost, load, warmUp } from './load.ts';
import { type LoadBench, openLoadBench } from './load-bench.ts';
import { median } from './median.ts';
import { type Comparison, measure, ofBurner, ofPart } from './pairs.ts';

/** Rounds that speed is the middle of. */
const ROUNDS = 3;

/** Pairs of each part: with five, the middle one moves by some 25 µs from run to run on a machine that others use. */
const PAIRS = 5;

const SEEN = `a filter that takes ${BURNT} µs of each request is over the budget`;

/** What the gateway's chain costs. Speed is reported; what fails is a part that costs more than its share. */
export const throughput: Proof = {
  name: 'throughput',
  about: 'wrk through the gateway with all filters, and past it; CPU of each filter for a request',
  run: async (session) => {
    const stage = new Stage();
    try {
      const bench = await openLoadBench(stage, session.progress);
      await warmUp(bench);
      await prove(bench, session);
    } finally {
      await stage.close({ keepLogs: false });
    }
  },
};

async function prove(bench: LoadBench, session: Session): Promise<void> {
  const run = (name: string, job: () => Promise<string>): Promise<void> => session.check(check(name, job), undefined);
  await run('with every filter on, the gateway answers each request of a load', () => compare(bench));
  await run('the rate limit service counts the load', () => counted(bench));

  const parts = chain.map((part) => ofPart(bench, part)).filter((part) => session.wants(nameOf(part)));
  const burner = ofBurner(bench, SMALL);
  const compared = session.wants(SEEN) ? [...parts, burner] : parts;
  const pairs = await measure(compared, PAIRS);
  const pairsOf = ({ name }: Comparison): readonly Pair[] => pairs.get(name) ?? [];
  for (const part of parts) await run(nameOf(part), () => judge(part, pairsOf(part)));
  if (compared.includes(burner)) await run(SEEN, async () => caught(burner, pairsOf(burner)));
  await run('Envoy refused nothing', () => assertNothingRefused([bench.gateway]));
}

function nameOf({ name, share }: Comparison): string {
  return `${name} costs no more than ${Math.round(share * 100)} % of what the rest costs`;
}

/** Fails when a part is over its budget. What looks dear is measured for longer, and judged by all pairs together. */
async function judge(part: Comparison, first: readonly Pair[]): Promise<string> {
  const { name, share } = part;
  const pairs = overBudget(name, first, share)
    ? [...first, ...((await measure([part], 2 * PAIRS)).get(name) ?? [])]
    : first;
  const fault = overBudget(name, pairs, share);
  if (fault) throw new Error(fault);
  const [least, most] = spread(pairs).map(Math.round);
  return `${Math.round(costOf(pairs))} µs of CPU for a request; single pairs say ${least} to ${most}`;
}

/** Fails when the filter that only takes time is within the budget of small parts. */
function caught({ name, share }: Comparison, pairs: readonly Pair[]): string {
  const fault = overBudget(name, pairs, share);
  if (!fault) throw new Error(`unseen: ${Math.round(costOf(pairs))} µs are within ${Math.round(share * 100)} %`);
  return fault;
}

/** Compares the gateway with the same application past it. */
async function compare(bench: LoadBench): Promise<string> {
  const [through, past] = [await rounds(bench, 'gateway'), await rounds(bench, 'direct')];
  const cores = (fleet.targets.requestsPerSecond * through.micros) / 1e6;
  return [
    `${Math.round(through.requestsPerSecond)}/s, p99 ${through.p99.toFixed(1)} ms`,
    `past it ${Math.round(past.requestsPerSecond)}/s, p99 ${past.p99.toFixed(1)} ms`,
    `ratio ${(through.requestsPerSecond / past.requestsPerSecond).toFixed(2)}`,
    `${Math.round(through.micros)} µs of CPU for a request`,
    `${fleet.targets.requestsPerSecond}/s would take ${cores.toFixed(1)} such cores`,
  ].join('; ');
}

async function rounds(bench: LoadBench, way: keyof LoadBench['ways']): Promise<Omit<Cost, 'requests'>> {
  const costs: Cost[] = [];
  while (costs.length < ROUNDS) costs.push(await load(bench, way));
  const middle = (field: keyof Cost): number => median(costs.map((cost) => cost[field]));
  return { micros: middle('micros'), requestsPerSecond: middle('requestsPerSecond'), p99: middle('p99') };
}

/** Fails when the service counted nothing. What it is too slow for passes uncounted: on a busy machine that is some. */
async function counted({ gateway }: LoadBench): Promise<string> {
  const values = await gateway.stats('ratelimit\\.admit\\.(ok|error)$');
  const sum = (end: string): number =>
    [...values].filter(([name]) => name.endsWith(end)).reduce((total, [, value]) => total + value, 0);
  const [ok, error] = [sum('.ok'), sum('.error')];
  if (ok === 0) throw new Error(`none of ${error} requests was counted`);
  return `${ok} counted, ${error} passed uncounted`;
}
