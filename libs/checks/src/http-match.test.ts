import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflicts, covers } from './http-match.ts';
import type { HttpMatch } from './virtual-service.ts';

const path = fc.constantFrom('/', '/a', '/a/', '/a/b', '/ab');
const uri = fc.oneof(
  path.map((exact) => ({ exact })),
  path.map((prefix) => ({ prefix })),
);
const match: fc.Arbitrary<HttpMatch> = fc.record(
  { uri, method: fc.constantFrom({ exact: 'GET' }, { exact: 'PUT' }), port: fc.constantFrom(80, 443) },
  { requiredKeys: [] },
);
const request = fc.record({
  uri: path,
  method: fc.constantFrom('GET', 'PUT', 'DELETE'),
  port: fc.constantFrom(80, 443),
});

function takes({ uri, method, port }: HttpMatch, sent: { uri: string; method: string; port: number }): boolean {
  const path = uri?.exact === undefined ? sent.uri.startsWith(uri?.prefix ?? '') : sent.uri === uri.exact;
  return path && (method?.exact ?? sent.method) === sent.method && (port ?? sent.port) === sent.port;
}

describe('covers', () => {
  test('whatever the narrow match takes, a match that covers it takes too', () => {
    const law = fc.property(match, match, request, (wide, narrow, sent) => {
      return !covers(wide, narrow) || !takes(narrow, sent) || takes(wide, sent);
    });
    fc.assert(law);
  });

  test('a match covers itself, and the empty one covers everything', () => {
    fc.assert(fc.property(match, (own) => covers(own, own) && covers({}, own)));
  });

  test('headers, query parameters and labels narrow a match down', () => {
    expect(covers({ headers: { a: {} } }, { headers: { a: { exact: '1' }, b: {} } })).toBe(true);
    expect(covers({ headers: { a: { exact: '1' } } }, { headers: { a: {} } })).toBe(false);
    expect(covers({ queryParams: { q: { prefix: 'x' } } }, { queryParams: { q: { exact: 'xy' } } })).toBe(true);
    expect(covers({ queryParams: { q: { prefix: 'x' } } }, {})).toBe(false);
    expect(covers({ withoutHeaders: { a: {} } }, { withoutHeaders: { a: {}, b: {} } })).toBe(true);
    expect(covers({ withoutHeaders: { a: {} } }, { withoutHeaders: { b: {} } })).toBe(false);
    expect(covers({ sourceLabels: { app: 'a' } }, { sourceLabels: { app: 'b' } })).toBe(false);
    expect(covers({ sourceNamespace: 'a' }, {})).toBe(false);
    expect(covers({ gateways: ['a', 'b'] }, { gateways: ['a'] })).toBe(true);
    expect(covers({ gateways: ['a'] }, {})).toBe(false);
  });

  test('regular expressions cover themselves, and .* covers all', () => {
    expect(covers({ method: { regex: 'GET|PUT' } }, { method: { regex: 'GET|PUT' } })).toBe(true);
    expect(covers({ method: { regex: 'GET|PUT' } }, { method: { exact: 'GET' } })).toBe(false);
    expect(covers({ uri: { regex: '.*' } }, { uri: { exact: '/a' } })).toBe(true);
    expect(covers({ uri: { exact: '/a' }, ignoreUriCase: true }, { uri: { exact: '/a' } })).toBe(false);
  });
});

describe('conflicts', () => {
  test('strings that narrow the root down, or that one side leaves out, merge', () => {
    expect(conflicts({ uri: { prefix: '/a' } }, { method: { regex: 'GET|HEAD' } })).toBe(false);
    expect(conflicts({ uri: { prefix: '/a' } }, { uri: { prefix: '/a/b' } })).toBe(false);
    expect(conflicts({ uri: { prefix: '/a' } }, { uri: { exact: '/a' } })).toBe(false);
    expect(conflicts({ uri: { exact: '/a' } }, { uri: { exact: '/a' } })).toBe(false);
    expect(conflicts({ headers: { a: {} } }, { headers: { b: {} }, port: 80 })).toBe(false);
  });

  test('wider strings, other strings and regular expressions on both sides do not merge', () => {
    expect(conflicts({ uri: { prefix: '/a/b' } }, { uri: { prefix: '/a' } })).toBe(true);
    expect(conflicts({ uri: { exact: '/a' } }, { uri: { prefix: '/a' } })).toBe(true);
    expect(conflicts({ method: { regex: 'GET' } }, { method: { exact: 'GET' } })).toBe(true);
    expect(conflicts({ uri: { prefix: '/a' } }, { uri: { regex: '/a/.*' } })).toBe(true);
    expect(conflicts({ port: 80 }, { port: 443 })).toBe(true);
    expect(conflicts({ sourceNamespace: 'a' }, {})).toBe(true);
    expect(conflicts({ queryParams: { q: { exact: '1' } } }, { queryParams: { q: { exact: '2' } } })).toBe(true);
    expect(conflicts({ uri: { prefix: '/a' } }, { uri: { prefix: '/a' }, ignoreUriCase: true })).toBe(true);
  });
});
