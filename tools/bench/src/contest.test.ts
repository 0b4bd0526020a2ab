import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@auditorsec/problem/user-error';
import { expect, onTestFinished, test } from 'vitest';
import { requireEqual } from './contest.ts';
import type { Contestant } from './contestants/contestant.ts';

/** A contestant whose clusters hold a ConfigMap with these values. */
function contestant(name: Contestant['name'], values: Readonly<Record<string, number>>): Contestant {
  const output = mkdtempSync(join(tmpdir(), 'auditorsec-contest-'));
  onTestFinished(() => rmSync(output, { recursive: true }));
  for (const [cluster, value] of Object.entries(values)) {
    mkdirSync(join(output, cluster));
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: n}\ndata: {value: "${value}"}\n`;
    writeFileSync(join(output, cluster, 'm.yaml'), text);
  }
  return { name, commands: [], output, folderOf: (cluster) => join(output, cluster) };
}

test('equal outputs pass', () => {
  const outputs = { a: 1, b: 2, c: 3 };
  expect(() => requireEqual([contestant('ours', outputs), contestant('helm', outputs)], ['a', 'b', 'c'])).not.toThrow();
});

test.each(['a', 'c', 'e'])(
  'a peer that makes another value in the first, middle or last cluster (%s) ends the bench with code 1',
  (cluster) => {
    const outputs = { a: 1, b: 2, c: 3, d: 4, e: 5 };
    const peers = [contestant('helm', outputs), contestant('kustomize', { ...outputs, [cluster]: 9 })];
    const compare = () => requireEqual([contestant('ours', outputs), ...peers], Object.keys(outputs));
    expect(compare).toThrow(UserError);
    expect(compare).toThrow(`kustomize  ${cluster}  v1 ConfigMap n/m data value: "9" instead of`);
  },
);

test('a peer that made nothing at all ends the bench', () => {
  const nothing = contestant('jsonnet', {});
  expect(() => requireEqual([contestant('ours', { a: 1 }), nothing], ['a'])).toThrow(
    'jsonnet  a  v1 ConfigMap n/m: nothing',
  );
});
