import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@auditorsec/manifest/provenance';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { afterAll, expect, test } from 'vitest';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const NAMESPACE = 'generated/us-east-1/namespaces/Namespace__ci-failure.yaml';
const CLUSTER = 'clusters/us-east-1/cluster.ts';

test('a generated file that was edited by hand', () => {
  expect(refused(box, () => box.edit(NAMESPACE, 'ci-failure', 'ci-success'))).toMatchInlineSnapshot(`
    "generated/us-east-1/namespaces/Namespace__ci-failure.yaml: edited by hand: move the change into the typed config; \`git checkout -- generated/us-east-1/namespaces/Namespace__ci-failure.yaml\` or \`npm run generate -- --force\` discards it
    "
  `);
});

test('a foreign file among the generated ones', () => {
  expect(refused(box, () => box.write('generated/us-east-1/mesh/mine.yaml', 'a: 1'))).toMatchInlineSnapshot(`
    "generated/us-east-1/mesh/mine.yaml: no file of ours: remove it, or make it from an app
    "
  `);
});

test('several hand-made files are told in one run, and a dry run tells them too', () => {
  const mistakes = () => {
    box.edit(NAMESPACE, 'ci-failure', 'ci-success');
    box.write('generated/eu-west-1/mesh/mine.yaml', 'a: 1');
  };
  const message = refused(box, mistakes);
  expect(message).toMatchInlineSnapshot(`
    "generated/eu-west-1/mesh/mine.yaml: no file of ours: remove it, or make it from an app
    generated/us-east-1/namespaces/Namespace__ci-failure.yaml: edited by hand: move the change into the typed config; \`git checkout -- generated/us-east-1/namespaces/Namespace__ci-failure.yaml\` or \`npm run generate -- --force\` discards it
    "
  `);
  expect(refused(box, mistakes, ['drift'])).toBe(message);
});

test('a merge conflict in an index', () => {
  const conflict = () => box.edit('generated/us-east-1/index.json', '{', '<<<<<<< HEAD\n{');
  expect(refused(box, conflict)).toMatchInlineSnapshot(`
    "generated/us-east-1/index.json: holds merge conflict markers: \`npm run generate -- --force\` keeps what is as rendered, rewrites the rest and makes the index anew
    "
  `);
});

test('--force discards edits and mends an index, but never takes a foreign file', () => {
  const before = box.digest();
  box.edit(NAMESPACE, 'ci-failure', 'ci-success');
  box.edit('generated/us-east-1/index.json', '{', '<<<<<<< HEAD\n{');
  expect(box.run(['generate', '--force']).exitCode).toBe(0);
  expect(box.digest()).toBe(before);
  expect(
    refused(box, () => box.write('generated/us-east-1/mesh/mine.yaml', 'a: 1'), ['generate', '--force']),
  ).toContain('generated/us-east-1/mesh/mine.yaml');
});

test('validate tells a missing index, and files that are not what the index lists', () => {
  const validate = (mistake: () => void) => {
    mistake();
    const { exitCode, stdout } = box.run(['validate', 'us-east-1']);
    box.restore();
    return { exitCode, stdout: stdout.replace(/\d+ files(.*); .*s\n$/s, 'N files$1\n') };
  };
  expect(validate(() => box.remove('generated/us-east-1/index.json'))).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "stdout": "generated/us-east-1/index.json
      is missing: run npm run generate (index)

    N files of 1 cluster: 1 problem
    ",
    }
  `);
  const edits = () => {
    box.edit(NAMESPACE, 'ci-failure', 'ci-success');
    box.remove('generated/us-east-1/mesh/PeerAuthentication.security.istio.io_istio-system_default.yaml');
    box.write('generated/us-east-1/mesh/mine.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n');
  };
  expect(validate(edits)).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "stdout": "generated/us-east-1/mesh/PeerAuthentication.security.istio.io_istio-system_default.yaml
      is in index.json but not here: run npm run generate (index)

    generated/us-east-1/mesh/mine.yaml
      is not a generated file: remove it, or make it from an app (index)

    generated/us-east-1/namespaces/Namespace__ci-failure.yaml
      was edited by hand: move the change into the config and run npm run generate (index)

    N files of 1 cluster: 3 problems
    ",
    }
  `);
});

test('verify tells all that is not as the indexes list it, to people and to machines', () => {
  const verify = (...words: string[]) => box.run(['verify', ...words]);
  expect(verify()).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/: 0 problems; \S+ m?s\n$/) });
  box.edit(NAMESPACE, 'ci-failure', 'ci-success');
  box.write('generated/note.txt', 'mine');
  expect(verify()).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('generated/note.txt') });
  expect(verify('eu-west-1').exitCode).toBe(0);
  const { exitCode, stdout } = verify('us-east-1', '--json');
  box.restore();
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'verify',
    ok: false,
    clusters: ['us-east-1'],
    problems: [{ file: NAMESPACE, message: expect.stringContaining('edited by hand') }],
  });
});

test('a merge leaves no markers in generated files, and generate --force makes of both sides what the config renders', () => {
  box.write('.gitattributes', readFileSync(join(repositoryRoot, '.gitattributes'), 'utf8'));
  box.run(['generate']);
  box.commit();
  const branch = (name: string, from: string, to: string) => {
    box.git('checkout', '--quiet', '-b', name, 'HEAD');
    box.edit(CLUSTER, from, to);
    expect(box.run(['generate']).exitCode).toBe(0);
    box.commit();
  };
  branch('theirs', 'max: 60 }', 'max: 61 }');
  box.git('checkout', '--quiet', 'HEAD~1');
  branch('ours', "cpu: '500m'", "cpu: '600m'");
  expect(() => box.git('merge', '--quiet', 'theirs')).toThrow('git merge');
  expect(box.run(['verify']).stdout).not.toContain('markers');
  expect(box.run(['generate', '--force']).exitCode).toBe(0);
  expect(box.run(['verify']).exitCode).toBe(0);
  expect(box.run(['drift']).exitCode).toBe(0);
  expect(box.read(CLUSTER)).toMatch(/cpu: '600m'[\s\S]*max: 61 \}|max: 61 \}[\s\S]*cpu: '600m'/);
  box.commit();
});

test('what an interrupted run left is finished first, and told', () => {
  box.edit(CLUSTER, "cpu: '500m'", "cpu: '600m'");
  expect(box.run(['generate']).exitCode).toBe(0);
  const wanted = box.digest();
  const [path, after] = ['us-east-1/mesh/mine.yaml', 'a: 1\n'];
  box.write('generated/.staging/0', after);
  box.write('generated/.journal.json', JSON.stringify({ steps: [{ path, staged: 0, after: sha256(after) }] }));
  const { exitCode, stdout } = box.run(['generate']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^An interrupted run had left generated\/ half written: that was finished first\.\n/);
  expect(box.digest()).toBe(wanted);
  box.restore();
});
