import { expect, test } from 'vitest';
import { readManifest } from './manifest.ts';

const messages = (text: string): string[] => {
  const read = readManifest('a.yaml', text);
  return Array.isArray(read) ? read.map(({ message }) => message) : [];
};

test('a carriage return is refused with the line that has it', () => {
  expect(messages('apiVersion: v1\nkind: Namespace\r\nmetadata: {name: a}\n')).toEqual([
    'line 2 ends in CR LF; lines end in LF alone. Render the file again with `npm run generate`.',
  ]);
});

test('an empty file and a list are no manifests', () => {
  expect(messages('')).toEqual(['holds 0 YAML documents; a file holds exactly one object.']);
  expect(messages('- a\n')).toHaveLength(2);
});

test('all mistakes of a file come at once', () => {
  const text = 'kind: A\nkind: B\n---\na: [\n';
  expect(messages(text).length).toBeGreaterThanOrEqual(3);
});

test('a sound manifest is read with its kind and its values', () => {
  expect(readManifest('a.yaml', 'apiVersion: v1\nkind: ConfigMap\ndata: {a: "1"}\n')).toEqual({
    file: 'a.yaml',
    apiVersion: 'v1',
    kind: 'ConfigMap',
    object: { apiVersion: 'v1', kind: 'ConfigMap', data: { a: '1' } },
  });
});
