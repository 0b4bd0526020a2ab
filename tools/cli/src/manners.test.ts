import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import { CLI, Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const ESCAPE = '\u001b[';
const mistake = () => box.edit('clusters/fleet.ts', "latency: '100ms'", "latency: '100'");
const times = (text: string) =>
  text.replace(/\d+(\.\d)? m?s/g, 'TIME').replace(/\d+ (objects|unchanged|rules?)/g, 'N $1');

describe('colours', () => {
  test.each<[string, Record<string, string>, boolean]>([
    ['none when the output is no terminal', {}, false],
    ['none when the output is no terminal, also in CI', { CI: 'true' }, false],
    ['none under NO_COLOR', { NO_COLOR: '1' }, false],
    ['none under NO_COLOR, whatever FORCE_COLOR says', { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['none under FORCE_COLOR=0', { FORCE_COLOR: '0' }, false],
    ['some under FORCE_COLOR', { FORCE_COLOR: '1' }, true],
  ])('%s', (_, env, coloured) => {
    mistake();
    const { stderr } = box.run(['generate'], env);
    box.restore();
    expect(stderr.includes(ESCAPE)).toBe(coloured);
  });

  test('drift shows what goes in red and what comes in green', () => {
    box.edit('clusters/us-east-1/cluster.ts', "cpu: '500m'", "cpu: '600m'");
    const { stdout } = box.run(['drift', 'us-east-1'], { FORCE_COLOR: '1' });
    box.restore();
    const [red, green, end] = ['31m', '32m', '39m'].map((code) => `${ESCAPE}${code}`);
    expect(stdout).toMatch(`${red}-              cpu: 500m${end}\n${green}+              cpu: 600m${end}`);
  });
});

describe('what a person reads', () => {
  test('of generate: a line for each cluster and a summary', () => {
    expect(times(box.run(['generate']).stdout)).toMatchInlineSnapshot(`
      "ap-southeast-1  N objects: 0 written, 0 removed, N unchanged  TIME
      eu-west-1       N objects: 0 written, 0 removed, N unchanged  TIME
      staging         N objects: 0 written, 0 removed, N unchanged  TIME
      us-east-1       N objects: 0 written, 0 removed, N unchanged  TIME
      4 clusters, files 0 written, 0 removed, N unchanged; N rules passed; TIME
      "
    `);
  });

  test('of check and drift: one line when all is well', () => {
    expect(times(box.run(['check']).stdout)).toMatchInlineSnapshot(`
      "N rules over N objects of 4 clusters: 0 findings; TIME
      "
    `);
    expect(times(box.run(['drift']).stdout)).toMatchInlineSnapshot(`
      "generated/ is what the config renders: 4 clusters; TIME
      "
    `);
  });

  test('of drift, when generated/ is stale: the exact change and how to mend it', () => {
    box.edit('clusters/us-east-1/cluster.ts', "cpu: '500m'", "cpu: '600m'");
    const { exitCode, stdout } = box.run(['drift', 'us-east-1']);
    box.restore();
    expect(exitCode).toBe(1);
    expect(stdout.replace(/@@ .* @@/, '@@')).toMatchInlineSnapshot(`
      "===================================================================
      --- generated/us-east-1/rate-limit/StatefulSet.apps_ratelimit_counters.yaml
      +++ generated/us-east-1/rate-limit/StatefulSet.apps_ratelimit_counters.yaml
      @@
                   limits:
                     memory: 512Mi
                   requests:
      -              cpu: 500m
      +              cpu: 600m
                     memory: 512Mi
                 securityContext:
                   allowPrivilegeEscalation: false

      generated/ is stale: 2 files would change. Mend it with: npm run generate
      "
    `);
  });

  test('of every --help: what the command does, with examples, and exit code 0', () => {
    expect(box.run([])).toEqual(box.run(['--help']));
    expect(box.run(['--help'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(box.run(['--help']).stdout).toContain('Exit codes: 0 all well; 1');
    for (const command of ['generate', 'check', 'validate', 'drift']) {
      const { exitCode, stdout } = box.run([command, '--help']);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(new RegExp(`\n {2}npm run (-s )?${command} -- `));
    }
  });

  test('of a reader that closes the pipe early: nothing', () => {
    box.edit('clusters/fleet.ts', "contact: 'platform@auditorsec.com'", "contact: 'someone@auditorsec.com'");
    box.remove('generated');
    const script = `"${process.execPath}" "${CLI}" drift --root "${box.root}" | head -n 1`;
    const { stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    box.restore();
    expect(stderr).toBe('');
  });
});
