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
  /** Of a `token` route alone: what a token carries to read (GET, HEAD), and to write. The one doesn't include the other. */
  scopes: z.strictObject({ read: z.string(), write: z.string() }).optional(),
});

/** A path and all that lies below it. */
export const adminPath = z
  .string()
  .regex(new RegExp(`^${SEGMENTS}+$`), 'a path such as /api/v1/admin: no wildcard, no / at its end');

/** What a route is called in the VirtualService, and so in metrics: `/api/v1/` is `api-v1`. */
export function routeName(path: string): string {
  return path.replaceAll('/', ' ').trim().replaceAll(' ', '-');
}

/** Says that what stands at a path of the fleet is not what may stand there. */
export type Fail = (path: (string | number)[], message: string) => void;

export type Routes = readonly z.output<typeof route>[];

/** Whether a route with this path takes all that one with the other takes. */
function covers(path: string, other: string): boolean {
  return path.endsWith('/') ? other.startsWith(path) : other === path;
}

/** The first route whose path matches answers, so one that an earlier route covers never does. */
export function requireReachable(routes: Routes, fail: Fail): void {
  for (const [index, { path }] of routes.entries()) {
    const taken = routes.slice(0, index).findIndex((earlier) => covers(earlier.path, path));
    if (taken < 0) continue;
    fail(
      ['routes', index, 'path'],
      `a path that no earlier route takes: routes[${taken}] (${routes[taken]?.path}) does`,
    );
  }
}

/** Metrics tell routes by their names alone. */
export function requireOwnNames(routes: Routes, fail: Fail): void {
  const names = routes.map(({ path }) => routeName(path));
  for (const [index, name] of names.entries()) {
    const other = names.indexOf(name);
    if (other < index && routes[other]?.path !== routes[index]?.path)
      fail(
        ['routes', index, 'path'],
        `a path with a name of its own: routes[${other}] is called ${name} in metrics too`,
      );
  }
}

/** Routes are tried in order, policies are not: one that admits anyone to `/a/` admits anyone to `/a/b` as well. */
export function requireSeparateAccess(routes: Routes, fail: Fail): void {
  if (routes.every(({ access }) => access !== 'token'))
    fail(['routes'], 'at least one route with access token: without one, tokens guard nothing');
  for (const [index, { path, access }] of routes.entries()) {
    if (access === 'token') continue;
    const other = routes.findIndex((o) => o.access === 'token' && (covers(o.path, path) || covers(path, o.path)));
    if (other < 0) continue;
    const inTheWay = `routes[${other}] (${routes[other]?.path}), which demands a token`;
    fail(['routes', index, 'path'], `a ${access} path that neither holds nor lies below ${inTheWay}`);
  }
}
