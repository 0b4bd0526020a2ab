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
  expect(await readBase(box.root, 'HEAD~1', clusters)).toHaveLength(clusters.length);
  await expect(readBase(box.root, 'mars', clusters)).rejects.toThrow('There is no commit mars to compare with');
});

test('what the target branch got since this one left it is no deletion: the base is the commit that both have', async () => {
  const branch = new Sandbox();
  branch.git('checkout', '--quiet', '-b', 'target');
  branch.write(
    'generated/us-east-1/mesh/Namespace__later.yaml',
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: later\n',
  );
  branch.commit();
  branch.git('checkout', '--quiet', '-b', 'mine', 'HEAD~1');
  const names = (await readBase(branch.root, 'target', clusters))?.flatMap(({ files }) =>
    files.map(({ path }) => path),
  );
  expect(names).toContain(DEPLOYMENT);
  expect(names).not.toContain('us-east-1/mesh/Namespace__later.yaml');
  branch.delete();
});

test('a clone without its history, and a branch of another history, say why there is no base', async () => {
  const far = new Sandbox();
  far.write('clusters/note.txt', 'a');
  far.commit();
  const near = new Sandbox();
  const base = (ref: string) => readBase(near.root, ref, clusters);
  near.git('fetch', '--quiet', `file://${box.root}`, 'HEAD:refs/heads/other');
  near.git('checkout', '--quiet', '--orphan', 'apart');
  near.commit();
  await expect(base('other')).rejects.toThrow(
    'HEAD and other have no commit in common; name a branch that this one came from with --base',
  );
  near.git('fetch', '--quiet', '--depth=1', `file://${far.root}`, 'HEAD:refs/heads/shallow');
  const remedy = 'this clone is shallow; get the rest with git fetch --unshallow (in CI: fetch-depth: 0)';
  await expect(base('shallow')).rejects.toThrow(`HEAD and shallow have no commit in common: ${remedy}`);
  await expect(base('shallow~1')).rejects.toThrow(`There is no commit shallow~1 to compare with: ${remedy}`);
  far.delete();
  near.delete();
});

test('before the first commit there is nothing to compare with', async () => {
  const fresh = new Sandbox();
  fresh.git('update-ref', '-d', 'HEAD');
  expect(await readBase(fresh.root, 'HEAD', clusters)).toBeUndefined();
  fresh.delete();
});
