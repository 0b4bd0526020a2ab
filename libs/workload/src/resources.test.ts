import { expect, test } from 'vitest';
import type { z } from 'zod';
import { replicas, resources } from './resources.ts';

test('a single pod is refused, with the outage that it would be', () => {
  expect(mistakes(replicas, { min: 1, max: 3 })).toEqual([
    'min: at least 2: with one pod, draining its node is an outage',
  ]);
});

test('a minimum above the maximum is refused, with the maximum', () => {
  expect(mistakes(replicas, { min: 4, max: 3 })).toEqual(['min: at most replicas.max, which is 3']);
  expect(mistakes(replicas, { min: 3, max: 3 })).toEqual([]);
});

test('CPU and memory are the checked units of the config', () => {
  expect(mistakes(resources, { cpu: '0.5', memory: '1G' })).toEqual([
    expect.stringMatching(/^cpu: .*250m/),
    expect.stringMatching(/^memory: .*256Mi/),
  ]);
});

function mistakes(schema: z.ZodType, value: unknown): string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
