import type { ClusterRule } from '../rule.ts';
import { placeOf, servedRoutes } from '../served-route.ts';
import type { HttpMatch } from '../virtual-service.ts';

/** Methods that do their work again when they are sent again. */
const WRITES = ['POST', 'PATCH'];

/** Conditions under which no byte of the request can have been handled. */
const UNSENT = new Set(['connect-failure', 'refused-stream', 'reset-before-request']);

/** Routes that take POST or PATCH repeat a request only where it was never sent. */
export const noRepeatedWrite: ClusterRule = {
  name: 'no-repeated-write',
  scope: 'cluster',
  check(objects, report) {
    const told = new Set<string>();
    for (const served of servedRoutes(objects)) {
      const { attempts = 0, retryOn } = served.route.retries ?? {};
      if (attempts <= 0 || !served.matches.some(takesWrites)) continue;
      const unsafe = retryOn?.split(',').filter((condition) => !UNSENT.has(condition.trim()));
      if (unsafe?.length === 0) continue;
      const { virtualService, field } = placeOf(served, 'retries');
      const key = `${virtualService.file.path} ${field}`;
      // A delegate's route is served once for each route that leads to it.
      if (told.has(key)) continue;
      told.add(key);
      const found = unsafe
        ? `it is sent again on ${unsafe.join(', ')}`
        : "without retryOn it is sent again on Istio's own conditions, cancelled and unavailable among them";
      const message =
        `a write that was handled and whose reply was lost is done twice: the route takes POST or PATCH, and ${found}. ` +
        'Write retryOn: connect-failure,refused-stream, or give reads a route of their own before this one.';
      report(virtualService.file, message, field);
    }
  },
};

function takesWrites({ method }: HttpMatch): boolean {
  return !method || WRITES.some((write) => methodMatches(method, write));
}

function methodMatches({ exact, prefix, regex }: NonNullable<HttpMatch['method']>, method: string): boolean {
  if (exact !== undefined) return exact === method;
  if (prefix !== undefined) return method.startsWith(prefix);
  // Envoy's RE2 matches the whole method; a pattern that JavaScript can't read gets no benefit of the doubt.
  try {
    return new RegExp(`^(?:${regex})$`).test(method);
  } catch {
    return true;
  }
}
