import fleet from '../../../../clusters/fleet.ts';
import type { Claims } from './tokens.ts';

const scopes = new Set(fleet.routes.flatMap(({ scopes }) => Object.values(scopes ?? {})));

/** What a token says that opens every route, and nothing of the administrators'. */
export const userClaims = {
  iss: fleet.tokens.issuer,
  aud: fleet.tokens.audiences[0],
  sub: 'somebody',
  scope: [...scopes].join(' '),
} as const satisfies Claims;

/** What the token of an administrator says besides. */
export const adminClaims = {
  scope: `${userClaims.scope} ${fleet.admin.scope}`,
  amr: ['pwd', 'otp', fleet.admin.amr],
} as const satisfies Claims;
