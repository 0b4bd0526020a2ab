import { expect, test } from 'vitest';
import { fieldPath, placeOf, schemaAt, valueAt } from './place.ts';

const object = { metadata: { labels: { 'app.kubernetes.io/name': 1, app: { name: 2 } } }, list: [{ a: 'x' }] };

test('a key with slashes is told from a way through several objects by looking at the object', () => {
  const place = placeOf('/metadata/labels/app.kubernetes.io/name', object);
  expect(place).toEqual(['metadata', 'labels', 'app.kubernetes.io/name']);
  expect(fieldPath(place)).toBe('metadata.labels[app.kubernetes.io/name]');
  expect(valueAt(place, object)).toBe(1);
});

test('an index of a list is written in brackets', () => {
  const place = placeOf('/list/0/a', object);
  expect(fieldPath(place)).toBe('list[0].a');
  expect(valueAt(place, object)).toBe('x');
});

test('a place leads to its schema through properties, items and the values of a map', () => {
  const leaf = { type: 'string' };
  const schema = { properties: { list: { items: { additionalProperties: leaf } } } };
  expect(schemaAt(['list', 0, 'any'], schema)).toBe(leaf);
  expect(schemaAt(['other'], schema)).toBeUndefined();
});
