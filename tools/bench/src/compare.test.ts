import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { differences } from './compare.ts';

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: n}\nspec: {ports: [{port: 80}]}\n';
const ACCOUNT = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {namespace: n, name: a}\n';

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'auditorsec-compare-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

test('the file that an object stands in and the order of its keys make no difference', () => {
  const swapped = 'spec: {ports: [{port: 80}]}\nkind: Service\nmetadata: {namespace: n, name: a}\napiVersion: v1\n';
  const apart = folder({ '1.yaml': SERVICE, '2.yaml': ACCOUNT });
  expect(differences(apart, folder({ 'all.yaml': `${ACCOUNT}---\n${swapped}` }))).toEqual([]);
});

test('another value is told with its place', () => {
  const other = folder({ '1.yaml': SERVICE.replace('80', '"80"') });
  expect(differences(folder({ '1.yaml': SERVICE }), other)).toEqual([
    'v1 Service n/a spec ports 0 port: "80" instead of 80',
  ]);
});

test('an object that is missing, and one too many, are told', () => {
  const found = differences(folder({ '1.yaml': SERVICE }), folder({ '1.yaml': ACCOUNT }));
  expect(found).toHaveLength(2);
  expect(found[0]).toMatch(/^v1 Service n\/a: nothing instead of /);
  expect(found[1]).toMatch(/^v1 ServiceAccount n\/a: .* instead of nothing$/);
});
