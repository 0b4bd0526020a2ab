import { expect, test } from 'vitest';
import { ringBefore, ringsAfter } from './state.ts';

const rings = ['ap', 'eu', 'us'].map((name) => ({ name, cluster: name })).concat({ name: 'global', cluster: 'eu' });
const before = (name: string, down: string[] = []) => {
  const ring = rings.find((each) => each.name === name);
  return ring && ringBefore({ rings, down }, ring)?.name;
};

test('the ring before is the one that had the change last, and a region that is down holds nobody back', () => {
  expect(['ap', 'eu', 'us', 'global'].map((name) => before(name))).toEqual([undefined, 'ap', 'eu', 'us']);
  expect(['ap', 'eu', 'us', 'global'].map((name) => before(name, ['us']))).toEqual([undefined, 'ap', 'eu', 'eu']);
  expect(before('eu', ['ap'])).toBeUndefined();
});

test('the rings after are those that get it later', () => {
  expect(ringsAfter({ rings }, { name: 'eu', cluster: 'eu' }).map(({ name }) => name)).toEqual(['us', 'global']);
});
