import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectName } from '@auditorsec/manifest/patch';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { loadConfig } from './load.ts';
import { render } from './render.ts';

const { clusters } = await render(await loadConfig(repositoryRoot, []));

function lineAt(place: string): string {
  const [file = '', line] = place.split(':');
  return readFileSync(join(repositoryRoot, file), 'utf8').split('\n')[Number(line) - 1] ?? '';
}

test('every object leads to the line of its config that installed its app, and to the block call that made it', () => {
  const name = 'Deployment ci-failure/ci-failure-agent';
  for (const { files } of clusters) {
    const { source } = files.find(({ object }) => objectName(object) === name) ?? {};
    expect(lineAt(source?.config ?? '')).toContain('ciFailureAgent({');
    expect(lineAt(source?.block ?? '')).toContain('deployment(chart, {');
  }
});

test('no object is without a place', () => {
  for (const { name, files } of clusters) {
    for (const { source } of files) {
      expect(source.config).toMatch(new RegExp(`^clusters/${name}/cluster\\.ts:[1-9]`));
      expect(source.block).toMatch(/^(apps|clusters)\/.+\.ts:[1-9]/);
    }
  }
});
