import { expect, test } from 'vitest';
import { z } from 'zod';
import { jsonSchema } from './json-schema.ts';
import { defineKind } from './kind.ts';

const kind = (spec: z.ZodType) =>
  defineKind({ group: 'example.com', version: 'v1', scope: 'Namespaced', kind: 'Queue', plural: 'queues', spec });

test('every object is closed, and what has a default is written out, so it is required', () => {
  const spec = z.strictObject({ size: z.int32().default(1), order: z.enum(['fifo']).optional() });
  expect(jsonSchema(kind(spec))).toMatchObject({
    additionalProperties: false,
    required: ['spec'],
    properties: {
      spec: {
        additionalProperties: false,
        required: ['size'],
        properties: { size: { type: 'integer', maximum: 2 ** 31 - 1 }, order: { enum: ['fifo'] } },
      },
    },
  });
});

test('a free-form map takes any value', () => {
  expect(jsonSchema(kind(z.record(z.string(), z.unknown())))).toMatchObject({
    properties: { spec: { type: 'object', additionalProperties: {} } },
  });
});

test('a transform is refused: no schema says what comes out of it', () => {
  expect(() => jsonSchema(kind(z.string().transform(Number)))).toThrow('Transforms cannot be represented');
});
