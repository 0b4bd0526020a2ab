import type { ClusterRule } from '../rule.ts';
import { type HttpRoute, virtualServices } from '../virtual-service.ts';

/** Methods that do their work again when they are sent again. */
const WRITES = ['POST', 'PATCH'];

/** Conditions under which no byte of the request can have been handled. */
const UNSENT = new Set(['connect-failure', 'refused-stream', 'reset-before-request']);

/** Routes that take POST or PATCH repeat a request only where it was never sent. */
export const noRepeatedWrite: ClusterRule = {
  name: 'no-repeated-write',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of virtualServices(objects))
      for (const [index, route] of (object.spec?.http ?? []).entries()) {
        const { attempts = 0, retryOn } = route.retries ?? {};
        if (attempts <= 0 || !takesWrites(route)) continue;
        const unsafe = retryOn?.split(',').filter((condition) => !UNSENT.has(condition.trim()));
        if (unsafe?.length === 0) continue;
        const found = unsafe
          ? `it is sent again on ${unsafe.join(', ')}`
          : "without retryOn it is sent again on Istio's own conditions, cancelled and unavailable among them";
        const message =
          `a write that was handled and whose reply was lost is done twice: the route takes POST or PATCH, and ${found}. ` +
          'Write retryOn: connect-failure,refused-stream, or give reads a route of their own before this one.';
        report(file, message, `spec.http[${index}].retries`);
      }
  },
};

function takesWrites({ match }: HttpRoute): boolean {
  return !match || match.some(({ method }) => !method || WRITES.some((write) => methodMatches(method, write)));
}

type Method = NonNullable<NonNullable<HttpRoute['match']>[number]['method']>;

function methodMatches({ exact, prefix, regex }: Method, method: string): boolean {
  if (exact !== undefined) return exact === method;
  if (prefix !== undefined) return method.startsWith(prefix);
  // Envoy's RE2 matches the whole method; a pattern that JavaScript can't read gets no benefit of the doubt.
  try {
    return new RegExp(`^(?:${regex})$`).test(method);
  } catch {
    return true;
  }
}
