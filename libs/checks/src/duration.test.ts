import { expect, test } from 'vitest';
import { milliseconds } from './duration.ts';

test('durations are read as Go and protobuf write them, several units in one as well', () => {
  expect(['900ms', '1.5s', '0.025s', '1m30s', '2h'].map(milliseconds)).toEqual([900, 1500, 25, 90_000, 7_200_000]);
});

test('what is no duration has no length', () => {
  expect(['', '5', 's', '5 s', '-1s', undefined].map(milliseconds)).toEqual(Array(6).fill(undefined));
});
