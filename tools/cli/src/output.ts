import { colour } from '@auditorsec/problem/colour';

/** What one command came to. Machines get `report`, people get `text`; the last line of `text` is the summary. */
export interface Outcome {
  readonly exitCode: number;
  readonly text: string;
  /** Nothing where machines are told the same as people, such as help. */
  readonly report: Readonly<Record<string, unknown>> | undefined;
}

const BAR_WIDTH = 24;
const PATIENCE_MS = 1000;

/** A bar on a terminal, once the work has taken longer than a person waits without wondering. */
export function progressBar(label: string, stream: NodeJS.WriteStream = process.stderr) {
  const start = performance.now();
  let drawn = false;
  return (done: number, all: number): void => {
    if (!stream.isTTY || performance.now() - start < PATIENCE_MS) return;
    if (done === all) {
      if (drawn) stream.write('\r\u001b[K');
      return;
    }
    drawn = true;
    const filled = Math.round((done / all) * BAR_WIDTH);
    stream.write(`\r${label} [${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${done}/${all}`);
  };
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

export function mark(ok: boolean): string {
  return ok ? colour.green('ok') : colour.red('failed');
}
