import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { compileRule } from './cel/rule.ts';
import { allRules } from './cel/schema.ts';
import type { Schema } from './schema.ts';
import { untypedGraph } from './sources.ts';
import { schemaPath } from './store.ts';
import { openTools, type Tools, validateFiles } from './validate.ts';

const progress = (line: string): void => void process.stderr.write(`${line}\n`);
let tools: Tools;
beforeAll(async () => {
  tools = await openTools(progress);
}, 20 * 60_000);

test('the schema of every kind is one that kubeconform can read: none is taken for missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinds-'));
  const files = [...tools.store.kinds].map((name, index) => {
    const [apiVersion = '', kind = ''] = name.split(' ');
    writeFileSync(join(folder, `${index}.yaml`), JSON.stringify({ apiVersion, kind, metadata: { name: 'a' }, zz: 1 }));
    return `${index}.yaml`;
  });
  const { problems } = await validateFiles(folder, files, { progress });
  rmSync(folder, { recursive: true });
  const refused = problems.filter(({ path, by }) => path === 'zz' && by === 'schema').map(({ file }) => file);
  expect(refused.sort()).toEqual(files.sort());
});

test('every CEL rule of every CRD compiles, or compares with an earlier version of the object', () => {
  const rules = [...tools.store.customKinds.keys()].flatMap((name) => {
    const [apiVersion = '', kind = ''] = name.split(' ');
    const file = schemaPath(tools.store, 'cel', apiVersion, kind);
    return allRules(JSON.parse(readFileSync(file, 'utf8')) as Schema);
  });
  expect(rules.length).toBeGreaterThan(300);
  expect(rules.flatMap((rule) => compileRule(rule).error ?? [])).toEqual([]);
});

test('every custom kind whose Go types can be had has that of its owner', () => {
  const known = [...tools.decoders].flatMap(([graph, program]) => {
    const kinds = JSON.parse(execFileSync(program, ['kinds'], { encoding: 'utf8' })) as string[];
    return kinds.map((kind) => `${graph} ${kind}`);
  });
  const typed = [...tools.store.customKinds].filter(([, graph]) => graph !== untypedGraph);
  const kinds = typed.map(([kind, graph]) => `${graph} ${kind}`);
  expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
});
