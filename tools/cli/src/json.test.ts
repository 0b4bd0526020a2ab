import { afterAll, describe, expect, test } from 'vitest';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const mistake = () => box.edit('clusters/fleet.ts', "latency: '100ms'", "latency: '100'");

describe('--json is one document on standard output', () => {
  test.each([
    [['generate'], 0],
    [['generate', 'eu-west-1'], 0],
    [['check'], 0],
    [['drift'], 0],
    [['validate', 'us-east-1'], 0],
  ])('of %j', (words, exitCode) => {
    const run = box.run([...words, '--json']);
    expect(JSON.parse(run.stdout)).toMatchObject({ command: words[0], ok: true });
    expect(run).toMatchObject({ exitCode, stderr: '' });
  });

  test('of generate, in full', () => {
    const { clusters, ...rest } = JSON.parse(box.run(['generate', 'us-east-1', '--json']).stdout);
    expect(rest).toEqual({
      command: 'generate',
      ok: true,
      recovered: false,
      rules: expect.any(Number),
      milliseconds: expect.any(Number),
    });
    const [objects, milliseconds] = [expect.any(Number), expect.any(Number)];
    expect(clusters).toEqual([
      { name: 'us-east-1', objects, written: 0, removed: 0, unchanged: objects, milliseconds },
    ]);
  });

  test('of a mistake in the config', () => {
    mistake();
    const { exitCode, stdout, stderr } = box.run(['generate', '--json'], { FORCE_COLOR: '1' });
    box.restore();
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      command: 'generate',
      ok: false,
      problems: [
        {
          place: 'clusters/fleet.ts:47:14',
          field: 'targets.latency',
          found: '"100"',
          allowed: 'a duration with its unit, of at most 6 digits: 500ms, 30s, 5m or 1h',
        },
      ],
    });
  });

  test('of a hand-edited file, of a stale tree, and of a wrong call', () => {
    box.edit('generated/us-east-1/namespaces/Namespace__ci-failure.yaml', 'v1', 'v2');
    const edited = box.run(['generate', '--json']);
    box.restore();
    expect(edited.exitCode).toBe(1);
    expect(JSON.parse(edited.stdout)).toMatchObject({
      ok: false,
      problems: [{ file: expect.stringContaining('Namespace__ci-failure.yaml') }],
    });
    box.edit('clusters/us-east-1/cluster.ts', 'max: 60 }', 'max: 61 }');
    const stale = box.run(['drift', '--json']);
    box.restore();
    expect(stale.exitCode).toBe(1);
    expect(JSON.parse(stale.stdout)).toMatchObject({
      command: 'drift',
      ok: false,
      stale: expect.arrayContaining([
        'us-east-1/ci-failure-agent/HorizontalPodAutoscaler.autoscaling_ci-failure_ci-failure-agent.yaml',
      ]),
    });
    const call = box.run(['generate', 'mars', '--json']);
    expect(call.exitCode).toBe(2);
    expect(JSON.parse(call.stdout)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('mars') }],
    });
  });
});
