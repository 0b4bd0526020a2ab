import { execFile } from 'node:child_process';

/** Gives a program of ours its question as JSON and reads its answer alike. Throws with its words when it fails. */
export function ask<Answer>(program: string, question: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr.trim() || error.message));
      else resolve(JSON.parse(stdout) as Answer);
    });
    child.stdin?.end(JSON.stringify(question));
  });
}
