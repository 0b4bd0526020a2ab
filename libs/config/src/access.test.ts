import { expect, test } from 'vitest';
import { fleetSchema } from './fleet.ts';
import { type FleetInput, smallFleet } from './testing/small-fleet.ts';

const refusals = (change: Partial<FleetInput>) =>
  fleetSchema
    .safeParse({ ...smallFleet, ...change })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
const [guarded] = smallFleet.routes;
const withScopes = (scopes: unknown) => refusals({ routes: [{ ...guarded, scopes }] as FleetInput['routes'] });

test('a route that demands tokens says which scopes open it, to read and to write', () => {
  expect(withScopes(undefined)).toEqual([
    "routes.0.scopes: the scopes that open it, such as { read: 'ci:read', write: 'ci:write' }",
  ]);
  expect(withScopes({ read: 'shop:read' })).toEqual([
    'routes.0.scopes.write: Invalid input: expected string, received undefined',
  ]);
});

test('a route that asks for no token asks for no scope', () => {
  const open = { path: '/ready', to: 'shop', access: 'public' as const, scopes: { read: 'admin', write: 'admin' } };
  expect(refusals({ routes: [...smallFleet.routes, open] })).toContain(
    'routes.1.scopes: nothing: a public route asks for no token',
  );
});

test.each(['', '*', 'shop:*', 'shop read', 'shop"read'])(
  '%o is no scope: policies would take it for others',
  (scope) => {
    const scopes = [...smallFleet.tokens.scopes, scope];
    expect(refusals({ tokens: { ...smallFleet.tokens, scopes } })).toEqual([
      'tokens.scopes.3: a scope such as ci:read: letters, digits and : . / _ -',
    ]);
  },
);

test('a scope that the issuer does not grant opens nothing, and is refused', () => {
  expect(withScopes({ read: 'shop:raed', write: 'shop:write' })).toEqual([
    'routes.0.scopes.read: one of shop:read, shop:write, admin',
  ]);
  expect(refusals({ admin: { ...smallFleet.admin, scope: 'admni' } })).toEqual([
    'admin.scope: one of shop:read, shop:write, admin',
  ]);
  expect(refusals({ tokens: { ...smallFleet.tokens, scopes: [] } })).toContain('tokens.scopes: at least one scope');
});

test('the scope of administrators is not one that users have', () => {
  expect(refusals({ admin: { ...smallFleet.admin, scope: 'shop:read' } })).toEqual([
    'admin.scope: a scope of its own: with this one, whoever uses /v1/ is an administrator',
  ]);
});

test('administrators log in by several factors unless the fleet wants a key in hardware; a password alone is no choice', () => {
  expect(fleetSchema.parse(smallFleet).admin.amr).toBe('mfa');
  const admin = { ...smallFleet.admin, amr: 'pwd' } as unknown as FleetInput['admin'];
  expect(refusals({ admin })).toEqual([expect.stringMatching(/^admin\.amr: .*"mfa"\|"hwk"/)]);
});
