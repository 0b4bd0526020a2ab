import { z } from 'zod';
import { allowedCidr } from './cidr.ts';
import { adminPath, type Fail, type Routes } from './routes.ts';
import { host, httpsUrl } from './units.ts';

/** What the bearer of a token may do (RFC 6749, 3.3). Policies take `*` for any text, so no scope holds one. */
const scope = z.string().regex(/^[\w:./-]+$/, 'a scope such as ci:read: letters, digits and : . / _ -');

/** Whose tokens the gateways take, and what they may say of their bearers. */
export const tokens = z.strictObject({
  issuer: httpsUrl,
  audiences: z.array(host).min(1, 'at least one audience'),
  keys: httpsUrl,
  /** All that the issuer grants: routes and administrators ask for these and no others. */
  scopes: z.array(scope).min(1, 'at least one scope'),
});

/** Who may reach the administrators' part of the API: all of these together. */
export const admin = z.strictObject({
  /** Paths that only administrators may reach. */
  paths: z.array(adminPath).min(1, 'at least one path'),
  /** Where administrators come from. */
  networks: z.array(allowedCidr).min(1, 'at least one range: without it nobody reaches the admin API'),
  /** What their tokens carry besides the scope of the route. */
  scope: z.string(),
  /** How they must have logged in (claim `amr`, RFC 8176): by several factors, or with a key in hardware. */
  amr: z.enum(['mfa', 'hwk']).default('mfa'),
});

interface Access {
  readonly tokens: z.output<typeof tokens>;
  readonly admin: z.output<typeof admin>;
  readonly routes: Routes;
}

/** Scopes stand on the routes that tokens open, and are the issuer's own; that of administrators opens nothing else. */
export function requireScopes({ tokens, admin, routes }: Access, fail: Fail): void {
  const requireGranted = (path: (string | number)[], asked: string): void => {
    if (!tokens.scopes.includes(asked)) fail(path, `one of ${tokens.scopes.join(', ')}`);
  };
  for (const [index, { access, scopes }] of routes.entries()) {
    const path = ['routes', index, 'scopes'];
    if (access === 'token' && !scopes)
      fail(path, "the scopes that open it, such as { read: 'ci:read', write: 'ci:write' }");
    if (access !== 'token' && scopes) fail(path, `nothing: a ${access} route asks for no token`);
    for (const [kind, asked] of Object.entries(scopes ?? {})) requireGranted([...path, kind], asked);
  }
  requireGranted(['admin', 'scope'], admin.scope);
  const shared = routes.find(({ scopes }) => scopes && Object.values(scopes).includes(admin.scope));
  if (shared)
    fail(['admin', 'scope'], `a scope of its own: with this one, whoever uses ${shared.path} is an administrator`);
}
