import { afterAll, expect, test } from 'vitest';
import { readBase } from './base.ts';
import { loadConfig } from './load.ts';
import { render } from './render.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const { clusters } = await render(await loadConfig(box.root, []));
const DEPLOYMENT = 'us-east-1/ci-failure-agent/Deployment.apps_ci-failure_ci-failure-agent.yaml';

test('files that did not change since the base are those that were rendered; changed ones are read from the commit', async () => {
  expect(box.run(['generate']).exitCode).toBe(0);
  box.edit(`generated/${DEPLOYMENT}`, 'revisionHistoryLimit: 5', 'revisionHistoryLimit: 7');
  box.commit();
  const base = await readBase(box.root, 'HEAD', clusters);
  const [us] = base?.filter(({ cluster }) => cluster === 'us-east-1') ?? [];
  const rendered = new Set(clusters.flatMap(({ files }) => files));
  expect(us?.files.filter((file) => !rendered.has(file))).toMatchObject([
    {
      cluster: 'us-east-1',
      app: 'ci-failure-agent',
      path: DEPLOYMENT,
      object: { kind: 'Deployment', spec: { revisionHistoryLimit: 7 } },
      source: { config: `HEAD:generated/${DEPLOYMENT}` },
    },
  ]);
  expect(base?.map(({ files }) => files.length)).toEqual(clusters.map(({ files }) => files.length));
});

test('a commit without generated/ is no base; a name without a commit is a mistake', async () => {
  box.git('rm', '-r', '--quiet', 'generated');
  box.commit();
  expect(await readBase(box.root, 'HEAD', clusters)).toBeUndefined();
  expect(await readBase(box.root, 'HEAD~1', clusters)).toHaveLength(3);
  await expect(readBase(box.root, 'mars', clusters)).rejects.toThrow('There is no commit mars to compare with');
});

test('before the first commit there is nothing to compare with', async () => {
  const fresh = new Sandbox();
  fresh.git('update-ref', '-d', 'HEAD');
  expect(await readBase(fresh.root, 'HEAD', clusters)).toBeUndefined();
  fresh.delete();
});
