import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { graphs } from './graphs.ts';
import { moduleWeaknesses } from './modules.ts';

// The program is built by the first that needs it.
vi.setConfig({ testTimeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), 'auditorsec-weaknesses-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A database of the form that vuln.go.dev has, in which one module is weak from its first version on. */
function database(module: string): string {
  const modified = '2026-01-01T00:00:00Z';
  const events = [{ introduced: '0' }, { fixed: '99.0.0' }];
  const affected = [{ package: { name: module, ecosystem: 'Go' }, ranges: [{ type: 'SEMVER', events }] }];
  const weakness = {
    schema_version: '1.3.1',
    id: 'GO-2099-0001',
    modified,
    published: modified,
    details: 'a',
    affected,
  };
  const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));
  mkdirSync(join(folder, 'index'), { recursive: true });
  mkdirSync(join(folder, 'ID'), { recursive: true });
  write('index/db.json', { modified });
  write('index/modules.json', [{ path: module, vulns: [{ id: weakness.id, modified, fixed: '99.0.0' }] }]);
  write('ID/GO-2099-0001.json', weakness);
  return pathToFileURL(folder).href;
}

const actionlint = graphs().filter(({ name }) => name === 'actionlint');
const weaknesses = async (module: string) =>
  Promise.all(actionlint.map((graph) => moduleWeaknesses(graph, () => {}, database(module))));

test('a module with a known weakness is told with the version that mends it', async () => {
  expect(await weaknesses('github.com/robfig/cron/v3')).toMatchInlineSnapshot(`
    [
      [
        "tools/go/actionlint  GO-2099-0001: github.com/robfig/cron/v3 v3.0.1, fixed in v99.0.0. https://pkg.go.dev/vuln/GO-2099-0001",
      ],
    ]
  `);
});

test('a weakness of what no graph uses is none', async () => {
  expect(await weaknesses('example.com/other')).toEqual([[]]);
});

test('every graph is audited, but those whose modules are only read', () => {
  const read = graphs().flatMap(({ name, packages }) => (packages.length === 0 ? [name] : []));
  expect(read).toEqual(['crds', 'metrics']);
});
