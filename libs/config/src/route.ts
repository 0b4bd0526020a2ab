import { z } from 'zod';

/** Proxies resolve `.`, `..` and `//` before they look for a route, so a route that holds one is never found. */
const SEGMENTS = '(/(?!\\.{1,2}(/|$))[\\w.~-]+)';

/** Where a path of the API leads, in every region. */
export const route = z.strictObject({
  /** With a trailing `/` all that lies below it; without one, exactly itself. */
  path: z
    .string()
    .regex(new RegExp(`^(?=/)${SEGMENTS}*/?$`), 'a path such as /api/v1/: no wildcard, no //, no . or ..'),
  /** The app that answers. */
  to: z.string(),
  /** `token` demands a valid token; `public` may be read by anyone; `login` takes anyone's requests, and few of them. */
  access: z.enum(['token', 'public', 'login']),
});

/** A path and all that lies below it. */
export const adminPath = z
  .string()
  .regex(new RegExp(`^${SEGMENTS}+$`), 'a path such as /api/v1/admin: no wildcard, no / at its end');

type Fail = (path: (string | number)[], message: string) => void;

/** Refuses routes that an earlier one takes all requests from. */
export function requireReachable(routes: readonly z.output<typeof route>[], fail: Fail): void {
  for (const [index, { path }] of routes.entries()) {
    const takes = (earlier: string) => (earlier.endsWith('/') ? path.startsWith(earlier) : path === earlier);
    const taken = routes.slice(0, index).findIndex((earlier) => takes(earlier.path));
    if (taken < 0) continue;
    fail(
      ['routes', index, 'path'],
      `a path that no earlier route takes: routes[${taken}] (${routes[taken]?.path}) does`,
    );
  }
}
