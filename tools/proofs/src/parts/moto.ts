import { fileURLToPath } from 'node:url';
import type { Progress } from '@auditorsec/schemas/progress';
import { freePorts } from './ports.ts';
import { pythonPackages } from './python.ts';
import type { Stage } from './stage.ts';

/** moto, and boto3, which is AWS's own SDK; every package in an exact version. */
const REQUIREMENTS = fileURLToPath(new URL('moto-requirements.txt', import.meta.url));

/** Installs moto and boto3 once; returns the folder of their packages. */
export function motoPackages(progress: Progress): Promise<string> {
  return pythonPackages('moto', REQUIREMENTS, progress);
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
