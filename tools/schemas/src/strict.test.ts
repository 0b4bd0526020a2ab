import { expect, test } from 'vitest';
import { strictBuiltin, strictCustom } from './strict.ts';

const objectMeta = { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false };

test('objects of a CRD are closed, also those without listed fields, unless they keep unknown fields', () => {
  const schema = {
    type: 'object',
    properties: {
      empty: { type: 'object' },
      map: { type: 'object', additionalProperties: { type: 'object' } },
      open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { a: { type: 'object' } } },
    },
  };
  expect(strictCustom(schema, objectMeta)).toEqual({
    type: 'object',
    additionalProperties: false,
    properties: {
      empty: { type: 'object', additionalProperties: false },
      map: { type: 'object', additionalProperties: { type: 'object', additionalProperties: false } },
      open: { type: 'object', properties: { a: { type: 'object', additionalProperties: false } } },
    },
  });
});

test('a list that keeps unknown fields leaves its items open, as the API server does', () => {
  const items = { type: 'object' };
  const list = { type: 'array', items, 'x-kubernetes-preserve-unknown-fields': true };
  expect(strictCustom({ type: 'object', properties: { list } }, objectMeta).properties).toEqual({
    list: { type: 'array', items },
  });
});

test('alternatives stay as they are: closing them would refuse the fields of the others', () => {
  const oneOf = [{ type: 'object', properties: { a: {} } }];
  expect(strictCustom({ type: 'object', properties: { a: {}, b: {} }, oneOf }, objectMeta)).toMatchObject({ oneOf });
});

test('Kubernetes extensions become plain JSON Schema: int-or-string, nullable, int32, embedded resources', () => {
  const schema = {
    type: 'object',
    properties: {
      port: { 'x-kubernetes-int-or-string': true },
      count: { type: 'integer', format: 'int32', nullable: true, default: 1, description: 'dropped' },
      template: { type: 'object', 'x-kubernetes-embedded-resource': true },
    },
  };
  expect(strictCustom(schema, objectMeta).properties).toEqual({
    port: { type: ['integer', 'string'] },
    count: { type: ['integer', 'null'], format: 'int32', minimum: -2147483648, maximum: 2147483647 },
    template: {
      type: 'object',
      additionalProperties: false,
      properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: objectMeta },
      required: ['apiVersion', 'kind'],
    },
  });
});

test('a built-in object without listed fields is free-form', () => {
  expect(strictBuiltin({ type: 'object' })).toEqual({ type: 'object' });
});
