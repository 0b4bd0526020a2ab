import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '@auditorsec/problem/user-error';
import { buildOnce, cacheRoot } from '@auditorsec/schemas/cache';
import { type Progress, withProgress } from '@auditorsec/schemas/progress';

const run = promisify(execFile);

/** Installs the packages of a requirements file, each in an exact version, once into the user's cache, for the Python that is there; returns their folder. */
export async function pythonPackages(name: string, requirements: string, progress: Progress): Promise<string> {
  const { stdout: python } = await run('python3', ['--version']).catch((error) => missing(name, error));
  const key = createHash('sha256')
    .update(python)
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cacheRoot(), `${name}-${key}`);
  await buildOnce(folder, (temporary) =>
    withProgress(`installing ${name}`, progress, () => install(name, requirements, temporary)),
  );
  return join(folder, 'site');
}

/** Into a folder that can be moved: a venv would keep the path that it was made at. */
async function install(name: string, requirements: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const venv = join(folder, 'venv');
  const pip = ['install', '--quiet', '--no-deps', '--target', join(folder, 'site'), '-r', requirements];
  await run('python3', ['-m', 'venv', venv]).catch((error) => missing(name, error));
  await run(join(venv, 'bin', 'pip'), pip).catch((error) => missing(name, error));
}

function missing(name: string, error: Error & { readonly stderr?: string }): never {
  const advice = 'python3 with venv and pip is needed, on Debian: apt-get install python3-venv';
  throw new UserError(`${name} could not be installed (${advice}):\n${error.stderr || error.message}`);
}
