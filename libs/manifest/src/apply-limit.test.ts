import { expect, test } from 'vitest';
import { exceedsApplyLimit } from './apply-limit.ts';

const LIMIT = 262_144;
const configMap = (value: string, annotations = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'large', annotations },
  data: { value },
});
/** What is in the annotations besides the value: their name, the rest of the copy, and a line end. */
const REST = 'kubectl.kubernetes.io/last-applied-configuration'.length + JSON.stringify(configMap('')).length + 1;
const exceeds = (character: string, times: number) => exceedsApplyLimit(configMap(character.repeat(times)));

test('an object may fill the annotation to the last byte, and no further', () => {
  expect(exceeds('x', LIMIT - REST)).toBe(false);
  expect(exceeds('x', LIMIT - REST + 1)).toBe(true);
});

test('bytes count, not characters, and Go writes <, > and & as six of them', () => {
  expect(exceeds('é', LIMIT / 2)).toBe(true);
  expect(exceeds('>', LIMIT / 6)).toBe(true);
  expect(exceeds('=', LIMIT / 6)).toBe(false);
});

test('annotations of its own count twice: beside the copy and in it', () => {
  const annotated = (length: number) => exceedsApplyLimit(configMap('', { note: 'x'.repeat(length) }));
  expect(annotated(LIMIT / 2 - REST)).toBe(false);
  expect(annotated(LIMIT / 2)).toBe(true);
});
