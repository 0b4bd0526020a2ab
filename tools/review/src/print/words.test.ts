import { groupChanges } from '@auditorsec/diff/groups';
import { filesOf, kubeObject } from '@auditorsec/diff/testing/files';
import { treeDiff } from '@auditorsec/diff/tree-diff';
import { expect, test } from 'vitest';
import { countsText, groupTitle, names, where } from './words.ts';

const service = (name: string) =>
  kubeObject('v1 Service', name, { spec: { ports: [{ port: 80 }], type: 'ClusterIP' } });
const titles = (...[before, after]: Parameters<typeof treeDiff>) =>
  groupChanges(treeDiff(before, after)).map(groupTitle);

test('places are told as a person would: all of them in a word, few by name, many by number', () => {
  const [a, b, c, d, e, f] = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(where([a, b, c], [a, b, c])).toBe('in all three');
  expect(where([a, b], [a, b])).toBe('in both');
  expect(where([a, c], [a, b, c])).toBe('a, c');
  expect(where([a], [a])).toBe('a');
  expect(where([a, b, c, d, e], [a, b, c, d, e, f])).toBe('5 of 6: a, b, c, d, …');
  const many = Array.from({ length: 12 }, (_, index) => `${index}`);
  expect(where(many, many)).toBe('in all 12');
});

test('of many names the first, and how many more', () => {
  expect(names(['a', 'b'], 2)).toBe('a, b');
  expect(names(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
});

test('counts name what there is, what goes first', () => {
  expect(countsText({ added: 1, changed: 2, renamed: 0, removed: 3 })).toBe('3 removed, 2 changed, 1 added');
  expect(countsText({ added: 0, changed: 0, renamed: 0, removed: 0 })).toBe('identical');
});

test('a renaming says what the cluster does, and a move between apps what can go wrong', () => {
  expect(titles(filesOf([service('a')]), filesOf([service('b')]))).toEqual([
    '» Service shop/a → Service shop/b (renamed: deleted and made again)',
  ]);
  expect(titles(filesOf([service('a')]), filesOf([service('a')], 'us-east-1', 'till'))).toEqual([
    '» Service shop/a: moves from shop, which may delete what till has just made',
  ]);
});
