import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { CLUSTER } from '../../gateway/bench.ts';
import { generatedFolder, generatedObject } from '../../gateway/generated.ts';
import type { Stage } from '../../parts/stage.ts';

export const PASSWORD = 'not-in-an-argument';

/** The settings of the generated ConfigMap, by path, in the order in which the script writes them. */
export function settings(): ReadonlyMap<string, unknown> {
  const { data = {} } = configMap();
  const puts = (data['setup.sh'] ?? '').matchAll(/^put (\S+) (\S+)$/gm);
  return new Map([...puts].map(([, path = '', file = '']) => [path, JSON.parse(data[file] ?? '')]));
}

/**
 * Runs the generated script as the Job does. Only places are other ones: the mounts are folders of the stage, and
 * Elasticsearch is a stub that speaks no TLS. A second, not ten, passes between two tries.
 */
export async function runJob(stage: Stage, url: string): Promise<{ readonly code: number; readonly printed: string }> {
  const folder = stage.file('job');
  const files: Record<string, string> = { ...configMap().data, 'ca.crt': '', elastic: PASSWORD };
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const script = (files['setup.sh'] ?? '')
    .replace(/https:\/\/[^/"]+/, url)
    .replaceAll(/\/(setup|password|ca)\//g, `${folder}/`)
    .replace('--retry-delay 10', '--retry-delay 1');
  await writeFile(join(folder, 'setup.sh'), script);
  const job = spawn('/bin/sh', [join(folder, 'setup.sh')], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [code]] = await Promise.all([text(job.stdout), text(job.stderr), once(job, 'close')]);
  return { code: Number(code), printed: `${stdout}${stderr}` };
}

function configMap(): IConfigMap {
  return generatedObject(generatedFolder(CLUSTER), 'ConfigMap', 'observability', 'elasticsearch-setup');
}
