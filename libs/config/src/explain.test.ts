import { expect, test } from 'vitest';
import { z } from 'zod';
import { explain, formatPath, oneOf, show } from './explain.ts';

const schema = z.strictObject({
  name: z.string(),
  role: z.enum(['primary', 'secondary']).optional(),
  replicas: z.strictObject({ min: z.int('a whole number'), max: z.int('a whole number') }).optional(),
  routes: z.array(z.strictObject({ path: z.string().startsWith('/', 'a path that begins with /') })).default([]),
  clusters: z
    .record(z.string().regex(/^[a-z]+$/, 'a name of lower-case letters'), z.strictObject({ ring: z.int() }))
    .optional(),
});

function mistakes(input: unknown) {
  const { error } = schema.safeParse(input);
  return error ? explain(schema, input, error).map(({ path: _, ...mistake }) => mistake) : [];
}

test('what is right has no mistakes', () => {
  expect(mistakes({ name: 'a', role: 'primary', routes: [{ path: '/' }], clusters: { a: { ring: 1 } } })).toEqual([]);
});

test('a value of the wrong type, and one that is missing', () => {
  expect(mistakes({ name: 5 })).toEqual([{ field: 'name', found: '5', allowed: 'a value of type string' }]);
  expect(mistakes({})).toEqual([{ field: 'name', found: 'nothing', allowed: 'a value of type string' }]);
  expect(mistakes(null)).toEqual([{ field: '', found: 'null', allowed: 'a value of type object' }]);
});

test('a value that is none of a few shows them all, and the nearest', () => {
  expect(mistakes({ name: 'a', role: 'secundary' })).toEqual([
    { field: 'role', found: '"secundary"', allowed: 'one of primary, secondary', nearest: 'secondary' },
  ]);
});

test('a field that nobody knows shows those of the object where it stands, through lists, records and defaults', () => {
  const field = (field: string, found: string, allowed: string, nearest?: string) => ({
    field,
    found,
    allowed,
    nearest,
  });
  expect(mistakes({ name: 'a', roel: 'primary' })).toEqual([
    field('roel', 'a field named roel', 'one of name, role, replicas, routes, clusters', 'role'),
  ]);
  expect(mistakes({ name: 'a', replicas: { min: 1, max: 2, maxx: 3 } })).toEqual([
    field('replicas.maxx', 'a field named maxx', 'one of min, max', 'max'),
  ]);
  expect(mistakes({ name: 'a', routes: [{ path: '/', pth: '/' }] })).toEqual([
    field('routes[0].pth', 'a field named pth', 'path', 'path'),
  ]);
  expect(mistakes({ name: 'a', clusters: { a: { ring: 1, rings: 2 } } })).toEqual([
    field('clusters.a.rings', 'a field named rings', 'ring', 'ring'),
  ]);
});

test('a message of our own stands as it is', () => {
  expect(mistakes({ name: 'a', routes: [{ path: 'api' }] })).toEqual([
    { field: 'routes[0].path', found: '"api"', allowed: 'a path that begins with /' },
  ]);
});

test('a key that is not allowed shows what keys are', () => {
  expect(mistakes({ name: 'a', clusters: { 'US-1': { ring: 1 } } })).toEqual([
    { field: 'clusters.US-1', found: 'a key "US-1"', allowed: 'a name of lower-case letters' },
  ]);
});

test('several mistakes are all told', () => {
  expect(mistakes({ replicas: { min: 1.5, max: 'x' }, role: 1 }).map(({ field }) => field)).toEqual([
    'name',
    'role',
    'replicas.min',
    'replicas.max',
  ]);
});

test('paths, choices and values as they are shown', () => {
  expect(formatPath(['apps', 0, 'replicas', 'min'])).toBe('apps[0].replicas.min');
  expect(formatPath([])).toBe('');
  expect([oneOf([]), oneOf(['a']), oneOf(['a', 'b'])]).toEqual(['none', 'a', 'one of a, b']);
  expect([show(undefined), show(() => 0), show('x'.repeat(999)).length]).toEqual(['nothing', 'function', 120]);
});
