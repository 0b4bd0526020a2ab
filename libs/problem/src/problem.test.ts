import { expect, test } from 'vitest';
import { ConfigError } from './problem.ts';

const host = {
  place: 'clusters/fleet.ts:5:10',
  field: 'hosts.api',
  found: '"api"',
  allowed: 'a DNS name',
};

test('a mistake shows its place, its field, what was found and what is allowed', () => {
  expect(new ConfigError([host]).message).toMatchInlineSnapshot(`
    "clusters/fleet.ts:5:10  hosts.api
      found    "api"
      allowed  a DNS name

    1 mistake in the config; nothing was written."
  `);
});

test('several mistakes are counted, and the nearest right answer stands with its own', () => {
  expect(new ConfigError([host, { ...host, nearest: 'api.example.com' }]).message).toMatchInlineSnapshot(`
    "clusters/fleet.ts:5:10  hosts.api
      found    "api"
      allowed  a DNS name

    clusters/fleet.ts:5:10  hosts.api
      found    "api"
      allowed  a DNS name
      did you mean api.example.com?

    2 mistakes in the config; nothing was written."
  `);
});

test('the mistakes are kept for machines', () => {
  expect(new ConfigError([host]).problems).toEqual([host]);
});
