import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Runs a program to its end and returns what it printed. Exit codes above `highestCode` are failures of the program itself. */
export async function runProgram(
  program: string,
  args: readonly string[],
  { cwd, input = '', highestCode = 0 }: { cwd: string; input?: string; highestCode?: number },
): Promise<string> {
  const child = spawn(program, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 255));
  });
  // A program that ends before it has read all closes the pipe: its exit code says why.
  child.stdin.on('error', ignoreClosedPipe);
  child.stdin.end(input);
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code > highestCode)
    throw new Error(`${program} ended with code ${code}: ${errors.trim() || output.slice(0, 500)}`);
  return output;
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
