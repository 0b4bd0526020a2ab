import fleet from '../../../../clusters/fleet.ts';
import { check } from '../check.ts';
import { assertNothingRefused } from '../parts/envoy.ts';
import { Stage } from '../parts/stage.ts';
import type { Proof, Session } from '../session.ts';
import { costOf, overBudget, type PartCost } from './budget.ts';
import { chain, type Part, without } from './chain.ts';
import { type Cost, load, warmUp } from './load.ts';
import { type LoadBench, openLoadBench } from './load-bench.ts';

/** What the gateway's chain costs. Speed is reported; what fails is a part that costs more than all the rest. */
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
  const whole = await leastOfTwo(bench);
  await session.check(
    check('with every filter on, the gateway answers each request of a load', () => compare(bench, whole)),
    undefined,
  );
  await session.check(
    check('the rate limit service counts the load', () => counted(bench)),
    undefined,
  );
  for (const part of chain) {
    const name = `${part.name} costs the gateway no more than all the rest`;
    if (session.wants(name))
      await session.check(
        check(name, () => judge(bench, part, whole)),
        undefined,
      );
  }
  await session.check(
    check('Envoy refused nothing', () => assertNothingRefused([bench.gateway])),
    undefined,
  );
}

async function judge(bench: LoadBench, part: Part, all: Cost): Promise<string> {
  const first = await measure(bench, part, all);
  // What else the machine does can look like a cost: a part is too dear when a second look at both sides says so as well.
  const cost = overBudget(first) ? await measure(bench, part, await leastOfTwo(bench)) : first;
  const fault = overBudget(cost);
  if (fault) throw new Error(fault);
  return `${Math.round(costOf(cost))} µs of CPU for a request, of ${Math.round(all.micros)} µs in all`;
}

async function measure(bench: LoadBench, part: Part, all: Cost): Promise<PartCost> {
  const fed = chain.find(({ name }) => name === part.feeds);
  const whole = fed ? await without(bench, fed, () => leastOfTwo(bench)) : all;
  const rest = await without(bench, part, () => leastOfTwo(bench));
  return { part: part.name, whole: whole.micros, without: rest.micros };
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

/** The cheaper of two rounds: what else the machine does only ever adds. */
async function leastOfTwo(bench: LoadBench): Promise<Cost> {
  const [one, two] = [await load(bench, 'gateway'), await load(bench, 'gateway')];
  return one.micros < two.micros ? one : two;
}

async function compare(bench: LoadBench, whole: Cost): Promise<string> {
  const past = await load(bench, 'direct');
  const cores = (fleet.targets.requestsPerSecond * whole.micros) / 1e6;
  return [
    `${Math.round(whole.requestsPerSecond)}/s, p99 ${whole.p99.toFixed(1)} ms`,
    `past it ${Math.round(past.requestsPerSecond)}/s, p99 ${past.p99.toFixed(1)} ms`,
    `ratio ${(whole.requestsPerSecond / past.requestsPerSecond).toFixed(2)}`,
    `${Math.round(whole.micros)} µs of CPU for a request`,
    `${fleet.targets.requestsPerSecond}/s would take ${cores.toFixed(1)} such cores`,
  ].join('; ');
}
