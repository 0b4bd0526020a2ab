import { milliseconds } from '../duration.ts';
import type { ClusterRule } from '../rule.ts';
import { placeOf, servedRoutes } from '../served-route.ts';
import type { HttpRoute, VirtualService } from '../virtual-service.ts';

type VirtualServiceSpec = VirtualService['object']['spec'];

/** Envoy's base of the wait between tries, where none is written. */
const DEFAULT_BACKOFF = 25;

/** A request that fails everywhere is sent no more often, over all hops together. */
const MOST_TRIES = 3;

/** All tries of a route, and the longest waits between them, fit its timeout; gateways alone retry, so that tries don't multiply. */
export const fitRouteRetries: ClusterRule = {
  name: 'fit-route-retries',
  scope: 'cluster',
  check(objects, report) {
    const told = new Set<string>();
    for (const served of servedRoutes(objects)) {
      const fault = faultOf(served.route) ?? multiplied(served.root.virtualService.object.spec, served.route);
      const { virtualService, field } = placeOf(served, 'retries');
      const key = `${virtualService.file.path} ${field} ${fault}`;
      // A delegate's route is served once for each route that leads to it.
      if (!fault || told.has(key)) continue;
      told.add(key);
      report(virtualService.file, fault, field);
    }
  },
};

function faultOf({ timeout, retries }: HttpRoute): string | undefined {
  const total = milliseconds(timeout);
  const attempts = retries?.attempts ?? 0;
  // Without a timeout nothing cuts a try off.
  if (attempts <= 0 || !total) return undefined;
  const tries = 1 + attempts;
  const waiting = longestWaits(attempts, milliseconds(retries?.backoff) ?? DEFAULT_BACKOFF);
  const longest = Math.floor((total - waiting) / tries);
  const mend =
    longest > 0
      ? `Write perTryTimeout: ${longest}ms or less, or fewer attempts.`
      : 'Write fewer attempts, or a longer timeout.';
  const outage = `${tries} tries are promised and the last can't run: a request that fails slowly is not retried`;
  const each = milliseconds(retries?.perTryTimeout);
  if (each === undefined) return `${outage}; without perTryTimeout, the first may take all ${timeout}. ${mend}`;
  const needed = tries * each + waiting;
  if (needed <= total) return undefined;
  return `${outage}; ${tries} x ${retries?.perTryTimeout} + ${waiting} ms of waiting = ${needed} ms, more than ${timeout}. ${mend}`;
}

/** Tries of one hop times those of the next: where only the first one has more than one, their product is its own. */
function multiplied(spec: VirtualServiceSpec, { retries }: HttpRoute): string | undefined {
  const tries = 1 + (retries?.attempts ?? 0);
  const { hosts = [], gateways = ['mesh'] } = spec ?? {};
  const isInside = hosts.length > 0 && gateways.includes('mesh');
  if (isInside && tries > 1) {
    return `tries multiply when much fails, and keep it down: the gateway retries, and workloads would try ${tries} times for each of its tries. Write attempts: 0 between workloads.`;
  }
  if (tries <= MOST_TRIES) return undefined;
  return `what is down gets ${tries} times its load, and stays down. Write attempts: ${MOST_TRIES - 1} at most.`;
}

/** Envoy waits up to (2^n - 1) times its base before retry n, at most ten times. */
function longestWaits(attempts: number, base: number): number {
  return Array.from({ length: attempts }, (_, retry) => Math.min(2 ** (retry + 1) - 1, 10) * base).reduce(
    (sum, wait) => sum + wait,
    0,
  );
}
