import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../step.mjs', import.meta.url));

/** Runs steps, one at a time, with the next process always started ahead. */
export class Runner {
  readonly #root: string;
  readonly #said: (text: string) => void;
  #ready: ChildProcess;
  #running: ChildProcess | undefined;

  constructor(root: string, said: (text: string) => void) {
    this.#root = root;
    this.#said = said;
    this.#ready = this.#start();
  }

  /** Begins a step; one that still runs is given up, since what it reads has changed. `fresh` where code changed that the waiting process has loaded. */
  run(fresh: boolean): void {
    this.#running?.kill();
    if (fresh) {
      this.#ready.kill();
      this.#ready = this.#start();
    }
    const child = this.#ready;
    this.#running = child;
    child.once('message', ({ text }: { text: string }) => {
      if (this.#running !== child) return;
      this.#running = undefined;
      this.#said(text);
    });
    child.send('go');
    this.#ready = this.#start();
  }

  stop(): void {
    this.#running?.kill();
    this.#ready.kill();
  }

  #start(): ChildProcess {
    return fork(PROGRAM, [this.#root], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }
}
