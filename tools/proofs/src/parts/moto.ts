import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { UserError } from '@auditorsec/problem/user-error';
import { buildOnce, cacheRoot } from '@auditorsec/schemas/cache';
import { type Progress, withProgress } from '@auditorsec/schemas/progress';
import { freePorts } from './ports.ts';
import type { Stage } from './stage.ts';

const run = promisify(execFile);

/** moto, and boto3, which is AWS's own SDK; every package in an exact version. */
const REQUIREMENTS = fileURLToPath(new URL('moto-requirements.txt', import.meta.url));

/** Installs moto and boto3 once into the user's cache, for the Python that is there; returns the folder of their packages. */
export async function motoPackages(progress: Progress): Promise<string> {
  const { stdout: python } = await run('python3', ['--version']).catch(missing);
  const key = createHash('sha256')
    .update(python)
    .update(await readFile(REQUIREMENTS))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cacheRoot(), `moto-${key}`);
  await buildOnce(folder, (temporary) => withProgress('installing moto', progress, () => install(temporary)));
  return join(folder, 'site');
}

/** Into a folder that can be moved: a venv would keep the path that it was made at. */
async function install(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const venv = join(folder, 'venv');
  const pip = ['install', '--quiet', '--no-deps', '--target', join(folder, 'site'), '-r', REQUIREMENTS];
  await run('python3', ['-m', 'venv', venv]).catch(missing);
  await run(join(venv, 'bin', 'pip'), pip).catch(missing);
}

function missing(error: Error & { readonly stderr?: string }): never {
  const advice = 'python3 with venv and pip is needed, on Debian: apt-get install python3-venv';
  throw new UserError(`moto could not be installed (${advice}):\n${error.stderr || error.message}`);
}

/** Starts moto's server, which answers as AWS would, of all services; returns its address. */
export async function startMoto(stage: Stage, site: string): Promise<string> {
  const { moto } = await freePorts(['moto']);
  const args = ['-c', 'from moto.server import main; main()', '-H', '127.0.0.1', '-p', `${moto}`];
  const running = await stage.start('moto', 'python3', args, { PYTHONPATH: site });
  const address = `http://127.0.0.1:${moto}`;
  const answers = (): Promise<boolean> =>
    fetch(`${address}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
  await running.ready(answers, { what: 'moto' });
  return address;
}
