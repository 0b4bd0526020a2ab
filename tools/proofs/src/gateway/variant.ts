import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import fleet from '../../../../clusters/fleet.ts';
import type { GatewayBench } from './bench.ts';

/** Runs a job while the files of the gateway are as another fleet would have them; then puts the generated ones back. */
export async function withFleet(
  { folder, controlPlane, clients }: GatewayBench,
  changes: Partial<typeof fleet>,
  job: () => Promise<string>,
): Promise<string> {
  const generated = (path: string): string => {
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const texts = await gatewayFiles({ ...fleet, ...changes });
  const changed = [...texts].filter(([path, text]) => text !== generated(path));
  const added = changed.filter(([path]) => generated(path) === '');
  if (changed.length === 0) throw new Error(`a fleet with other ${Object.keys(changes)} makes no other file`);
  // A connection that is kept goes on with the files under which it was opened.
  const reconnect = (): void => clients.forEach((client) => void client.close());
  try {
    await controlPlane.apply(documents(changed.map(([, text]) => text)));
    reconnect();
    return await job();
  } finally {
    await controlPlane.apply(documents(changed.map(([path]) => generated(path))));
    if (added.length > 0) await controlPlane.remove(documents(added.map(([, text]) => text)));
    reconnect();
  }
}

async function gatewayFiles(changed: typeof fleet): Promise<ReadonlyMap<string, string>> {
  const config = await loadConfig(repositoryRoot, ['us-east-1']);
  const { clusters } = await render({ ...config, fleet: changed });
  return new Map(clusters.flatMap(({ texts }) => [...texts].filter(([path]) => path.startsWith('gateway/'))));
}

function documents(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('---\n');
}
