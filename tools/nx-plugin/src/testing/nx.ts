import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** The cache and graph of the tests of one file, apart from those of the person who runs them. */
const state = mkdtempSync(join(tmpdir(), 'nx-test-'));
afterAll(() => rmSync(state, { recursive: true, force: true }));

export interface NxRun {
  readonly code: number;
  readonly stdout: string;
  /** Standard output and error. */
  readonly output: string;
}

/** Nx as a person calls it, on this Node. */
export function nx(root: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<NxRun> {
  const program = join(root, 'node_modules/nx/dist/bin/nx.js');
  const settings = {
    ...withoutNx(process.env),
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_WORKSPACE_DATA_DIRECTORY: join(state, 'data'),
    NX_CACHE_DIRECTORY: join(state, 'cache'),
    ...env,
  };
  const options = { cwd: root, env: settings, maxBuffer: 2 ** 28 };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, output: stdout + stderr });
    });
  });
}

export interface TaskRun extends NxRun {
  /** What became of each task: done now, remembered from an earlier run, or failed. Those that never ran are not here. */
  readonly tasks: Readonly<Record<string, 'done' | 'remembered' | 'failed'>>;
}

/** A call of Nx that runs tasks, with what it notes down about each of them. */
export async function runTasks(root: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<TaskRun> {
  const notes = join(state, 'cache/run.json');
  rmSync(notes, { force: true });
  const result = await nx(root, words, env);
  const { tasks } = JSON.parse(readFileSync(notes, 'utf8')) as {
    readonly tasks: readonly { readonly taskId: string; readonly cacheStatus: string; readonly status: number }[];
  };
  const became = ({ cacheStatus, status }: (typeof tasks)[number]) =>
    status !== 0 ? 'failed' : cacheStatus === 'cache-miss' ? 'done' : 'remembered';
  return { ...result, tasks: Object.fromEntries(tasks.map((task) => [task.taskId, became(task)])) };
}

/** Tests may themselves run inside Nx, whose variables would lead the inner one astray. */
function withoutNx(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('NX_')));
}
