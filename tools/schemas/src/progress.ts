/** Takes one line that says what is being done. */
export type Progress = (line: string) => void;

/** Runs a slow job and says every few seconds that it still runs, with the seconds so far. */
export async function withProgress<T>(what: string, progress: Progress, job: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seconds = (): string => `${Math.round((performance.now() - started) / 1000)} s`;
  progress(`${what} …`);
  const timer = setInterval(() => progress(`${what} …, ${seconds()}`), 4000);
  try {
    const result = await job();
    progress(`${what}: done, ${seconds()}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

/** Lines on standard error: one that is rewritten on a terminal, else one after the other. */
export const progress: Progress = (line) => {
  const terminal = process.stderr.isTTY;
  process.stderr.write(terminal ? `\r\x1b[K${line}${line.includes(': done') ? '\n' : ''}` : `${line}\n`);
};
