import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@auditorsec/problem/user-error';
import { until, type Wait } from './until.ts';

/** How long a process may take to end after SIGTERM before it is killed. */
const GRACE_MS = 5_000;

/** A process that a stage started. */
export interface Running {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  /** Waits for a condition; fails at once, with the end of the log, when the process ends before. */
  ready(condition: () => Promise<boolean>, wait: Wait): Promise<void>;
  stop(): Promise<void>;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
}

/**
 * Where the parts of one run stand: a temporary folder for their files and logs, and everything that has to be stopped.
 * `close` stops it in reverse order; Ctrl-C and SIGTERM do so as well. The folder stays when a run has failed.
 */
export class Stage {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'proof-'));
  readonly #cleanups: (() => Promise<void>)[] = [];
  #isClosing = false;
  readonly #onSignal = (signal: NodeJS.Signals): void => {
    const exit = () => process.exit(signal === 'SIGINT' ? 130 : 143);
    // Whoever asks twice will not wait, and leaves no part behind either.
    if (this.#isClosing) exit();
    void this.close({ keepLogs: true }).then(exit);
  };

  readonly #children = new Set<ChildProcess>();
  /** An error of ours that nobody catches ends this process at once: no part may outlive it. */
  readonly #onExit = (): void => this.#children.forEach((child) => void child.kill('SIGKILL'));

  constructor() {
    process.on('SIGINT', this.#onSignal).on('SIGTERM', this.#onSignal).once('exit', this.#onExit);
  }

  /** Has `cleanup` run when the stage closes, before what was deferred earlier. */
  defer(cleanup: () => Promise<void>): void {
    this.#cleanups.push(cleanup);
  }

  /** A path in the stage's folder. */
  file(name: string): string {
    return join(this.folder, name);
  }

  /** Starts a program; what it prints goes to `<name>.log` in the stage's folder. */
  async start(name: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Running> {
    const log = this.file(`${name}.log`);
    // Appended to: some programs open their own output once more, and would be written over.
    const output = openSync(log, 'a');
    // A group of its own: Ctrl-C reaches us alone, and we stop the parts in order.
    const child = spawn(program, args, {
      stdio: ['ignore', output, output],
      env: { ...process.env, ...env },
      detached: true,
    });
    closeSync(output);
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    await once(child, 'spawn').catch((error: unknown) => {
      throw new UserError(`${name} did not start: ${error instanceof Error ? error.message : error}`);
    });
    const { pid } = child;
    if (pid === undefined) throw new UserError(`${name}: ${program} has no process id`);
    const running = new Part(name, child, pid, log);
    this.defer(() => running.stop());
    return running;
  }

  /** Stops everything, the last thing first. With `keepLogs` the folder stays. */
  async close({ keepLogs }: { keepLogs: boolean }): Promise<void> {
    this.#isClosing = true;
    for (let next = this.#cleanups.pop(); next; next = this.#cleanups.pop()) await next();
    process.off('SIGINT', this.#onSignal).off('SIGTERM', this.#onSignal).off('exit', this.#onExit);
    if (!keepLogs) rmSync(this.folder, { recursive: true, force: true });
  }
}

class Part implements Running {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  readonly #child: ChildProcess;

  constructor(name: string, child: ChildProcess, pid: number, log: string) {
    this.name = name;
    this.#child = child;
    this.pid = pid;
    this.log = log;
  }

  get #ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async ready(condition: () => Promise<boolean>, wait: Wait): Promise<void> {
    await until(
      async () => {
        if (this.#ended) {
          const said = readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-12).join('\n');
          throw new UserError(`${this.name} ended with code ${this.#child.exitCode}; ${this.log} ends with:\n${said}`);
        }
        return condition();
      },
      { ...wait, what: `${wait.what} (log: ${this.log})` },
    );
  }

  async stop(): Promise<void> {
    if (this.#ended) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), GRACE_MS);
    await exit;
    clearTimeout(kill);
  }

  async kill(): Promise<void> {
    if (this.#ended) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}
