import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test, vi } from 'vitest';
import { nx } from './testing/nx.ts';

// Nx is started for real, which takes a second, and longer on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ALL = ['ap-southeast-1', 'eu-west-1', 'staging', 'us-east-1'];
const TARGETS = ['generate', 'validate', 'check'];

interface TaskGraphFile {
  readonly tasks: { readonly tasks: Readonly<Record<string, unknown>> };
  readonly taskPlans: Readonly<Record<string, readonly string[]>>;
}

/** What `nx affected -t generate validate check` would run if these files had changed. */
async function affected(...files: string[]): Promise<TaskGraphFile> {
  const { code, stdout, output } = await nx(repositoryRoot, [
    'affected',
    ...['-t', ...TARGETS],
    `--files=${files.join(',')}`,
    '--graph=stdout',
  ]);
  if (code !== 0) throw new Error(output);
  return JSON.parse(stdout) as TaskGraphFile;
}

/** The requested targets of these clusters and the fleet's check, with the drift checks that they wait for. */
function tasksOf(clusters: readonly string[], targets = TARGETS): string[] {
  const tasks = clusters.flatMap((name) => [...targets, 'drift'].map((target) => `cluster-${name}:${target}`));
  return [...tasks, 'fleet:check', 'fleet:drift'].sort();
}

test.each([
  ['the config of one cluster', 'clusters/us-east-1/cluster.ts', tasksOf(['us-east-1'])],
  ['a generated file', 'generated/eu-west-1/gateway/extra.yaml', tasksOf(['eu-west-1'])],
  ['an app of two', 'apps/web/src/web.ts', tasksOf(['eu-west-1', 'us-east-1'])],
  ['a lib that three use', 'libs/queue-scaling/src/queue-scaling.ts', tasksOf(['eu-west-1', 'staging', 'us-east-1'])],
  ['a lib that all use', 'libs/routing/src/retry.ts', tasksOf(ALL)],
  ['the fleet file', 'clusters/fleet.ts', tasksOf(ALL)],
  ['the code that renders', 'tools/cli/src/render.ts', tasksOf(ALL)],
  ['the code of the targets', 'tools/nx-plugin/src/run-task.ts', tasksOf(ALL)],
])('a change of %s runs what it can reach, and nothing else', async (_what, file, expected) => {
  expect(Object.keys((await affected(file)).tasks.tasks).sort()).toEqual(expected);
});

test('a change of the pinned Go programs validates every cluster, and generates none', async () => {
  const tasks = Object.keys((await affected('tools/go/types/go.sum')).tasks.tasks);
  expect(tasks.sort()).toEqual(ALL.flatMap((name) => [`cluster-${name}:drift`, `cluster-${name}:validate`]));
});

test('docs, tests, and tools that no target runs reach nothing', async () => {
  const files = [
    'docs/checks/match-gateway-ports.md',
    'README.md',
    'libs/routing/README.md',
    'libs/manifest/src/yaml.test.ts',
    'tools/nx-plugin/src/testing/nx.ts',
    'tools/schemas/fixtures/bad/no-kind.yaml',
    'tools/bench/src/main.ts',
    'tools/ci/src/ci.ts',
  ];
  expect(Object.keys((await affected(...files)).tasks.tasks)).toEqual([]);
});

test('the inputs name the npm packages that are imported, not all of them', async () => {
  const { taskPlans } = await affected('clusters/us-east-1/cluster.ts');
  const plan = taskPlans['cluster-us-east-1:validate'] ?? [];
  expect(plan).toEqual(expect.arrayContaining(['npm:zod', 'npm:cdk8s', 'npm:@kubernetes-models/istio']));
  expect(plan).not.toContain('npm:vitest');
  expect(plan).not.toContain('AllExternalDependencies');
});
