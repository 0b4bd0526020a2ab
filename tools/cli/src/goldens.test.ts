import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectName } from '@auditorsec/manifest/patch';
import { verifyClusters } from '@auditorsec/manifest/provenance-verify';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { describe, expect, test } from 'vitest';
import { loadConfig } from './load.ts';
import { render } from './render.ts';

const { clusters } = await render(await loadConfig(repositoryRoot, []));

describe.each(clusters)('$name', ({ name, files, texts }) => {
  const folder = join(repositoryRoot, 'generated', name);

  test('what is committed is what the config renders: mend it with npm run generate', () => {
    expect(verifyClusters(join(repositoryRoot, 'generated'), [name])).toEqual([]);
    const onDisk = Object.fromEntries(
      [...texts.keys()].map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
    );
    expect(onDisk).toEqual(Object.fromEntries(texts));
  });

  test('the objects of each app', async () => {
    const apps = Object.entries(Object.groupBy(files, ({ app }) => app)).sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = apps.flatMap(([app, made = []]) => [
      `${app}:`,
      ...made.map(({ object }) => `  ${objectName(object)}`),
      '',
    ]);
    await expect(lines.join('\n')).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
  });
});
