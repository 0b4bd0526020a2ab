import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { fitFolderSize } from './fit-folder-size.ts';

const maps = (count: number, bytes: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...object('v1 ConfigMap', `shop/part-${index}`, undefined),
    data: { text: 'x'.repeat(bytes) },
  }));

test('passes below ten megabytes', () => {
  expect(check(fitFolderSize, maps(9, 1_000_000))).toEqual([]);
});

test('fails beyond, whatever the size of each object, once a folder', () => {
  expect(check(fitFolderSize, maps(11, 1_000_000))).toMatchInlineSnapshot(`
    [
      "ConfigMap shop/part-0: generated/us-east-1/app holds 11.0 MB of YAML, and Argo CD reads no folder beyond 10.0 MB: nothing of the app is synced any more. Split the app.",
    ]
  `);
});
