import fleet from '../../../../clusters/fleet.ts';
import { API_PATH } from '../gateway/checks/requests.ts';
import { until } from '../parts/until.ts';
import { cpuSeconds } from './cpu.ts';
import type { LoadBench } from './load-bench.ts';
import { type Measured, wrk } from './wrk.ts';

/** A round of load, and the CPU that the gateway took for each request, in microseconds. */
export interface Cost extends Measured {
  readonly micros: number;
}

/** Short, so that two rounds that are compared stand close together. wrk counts in whole seconds. */
const SECONDS = 1;

/** Loads the gateway, or the same upstream past it, for one round. Throws when a request fails. */
export async function load(bench: LoadBench, way: keyof LoadBench['ways'], seconds = SECONDS): Promise<Cost> {
  const { stage, gateway, token, ways } = bench;
  const before = cpuSeconds(gateway.running.pid);
  const measured = await wrk(stage, { ...ways[way], host: fleet.hosts.api, path: API_PATH, token, seconds });
  return { ...measured, micros: ((cpuSeconds(gateway.running.pid) - before) * 1e6) / measured.requests };
}

/** Waits until a short load passes both ways: connections are open, keys fetched. */
export async function warmUp(bench: LoadBench): Promise<void> {
  for (const way of ['direct', 'gateway'] as const) {
    let fault: unknown;
    const passes = async (): Promise<boolean> => {
      fault = await load(bench, way, 1).then(() => undefined, String);
      return fault === undefined;
    };
    await until(passes, { what: `a load to pass: ${way}` }).catch((error: Error) => {
      throw new Error(`${error.message}; last: ${fault}`);
    });
  }
}
