import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Record<string, unknown> }[];
}

const { scripts } = JSON.parse(readFileSync(`${repositoryRoot}package.json`, 'utf8')) as {
  scripts: Record<string, string>;
};
const files = globSync('.github/workflows/*', { cwd: repositoryRoot }).sort();
const workflows = files.map((file) => {
  const text = readFileSync(`${repositoryRoot}${file}`, 'utf8');
  return { name: basename(file), text, workflow: parse(text) as Workflow };
});

test('there are workflows to hold to this', () => {
  expect(workflows.map(({ name }) => name)).toEqual(expect.arrayContaining(['audit.yml', 'ci.yml', 'promote.yml']));
});

describe.each(workflows)('$name', ({ name, text, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('every npm script that it runs is there', () => {
    const called = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, script]) => script),
    );
    expect(called.filter((script) => !Object.hasOwn(scripts, script ?? ''))).toEqual([]);
  });

  test('actions are pinned to a commit, with its version beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action ?? '');
    expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test('it may read the sources, and no job more than it names; only promotion writes them', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const writes = jobs
      .flatMap(({ permissions = {} }) => Object.entries(permissions))
      .flatMap(([subject, right]) => (right === 'write' ? [subject] : []));
    expect(writes).toEqual({ 'promote.yml': ['contents'], 'ci.yml': ['pull-requests'] }[name] ?? []);
  });

  test('a job that may write beside a pull request takes no code of it', () => {
    if (!Object.hasOwn(workflow.on, 'pull_request')) return;
    const writing = jobs.filter(({ permissions = {} }) => Object.values(permissions).includes('write'));
    const actions = writing.flatMap((job) => job.steps).flatMap(({ uses }) => (uses ? [uses] : []));
    expect(actions).toEqual([]);
  });

  test("a stranger's pull request runs without secrets, and leaves no token behind", () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
    expect(text).not.toContain('secrets.');
    if (name === 'promote.yml') return;
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });

  test('what somebody else wrote reaches a shell as a variable, never as its text', () => {
    expect(steps.filter(({ run }) => run?.includes('${' + '{')).map(({ run }) => run)).toEqual([]);
  });

  test('no job runs for ever', () => {
    expect(jobs.every((job) => job['timeout-minutes'])).toBe(true);
  });
});

test('the workflow of pull requests runs what .ci/run runs, with all history to compare with', () => {
  const { workflow } = workflows.find(({ name }) => name === 'ci.yml') ?? {};
  const steps = Object.values(workflow?.jobs ?? {}).flatMap((job) => job.steps);
  expect(steps.map(({ run }) => run)).toContain('.ci/run');
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  const depths = checkouts.map((step) => step.with?.['fetch-depth']);
  expect(new Set(depths)).toEqual(new Set([0]));
});
