import { expect, test } from 'vitest';
import { ringBranch, ringOf, ringsOf } from './rings.ts';

const clusters = { eu: { ring: 2 }, us: { ring: 3 }, ap: { ring: 1 } };

test('rings go by their numbers, what belongs to no region is last, and is followed by its owner', () => {
  expect(ringsOf({ clusters, globalCluster: 'eu' })).toEqual([
    { name: 'ap', cluster: 'ap' },
    { name: 'eu', cluster: 'eu' },
    { name: 'us', cluster: 'us' },
    { name: 'global', cluster: 'eu' },
  ]);
  expect(ringsOf({ clusters }).map(({ name }) => name)).toEqual(['ap', 'eu', 'us']);
});

test('an app follows the branch of its cluster, or that of all regions', () => {
  expect(ringBranch(ringOf('gateway', 'eu'))).toBe('ring/eu');
  expect(ringBranch(ringOf('edge-global', 'eu'))).toBe('ring/global');
});
