import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import fleet from '../../../../clusters/fleet.ts';
import { CLUSTER, type GatewayBench } from './bench.ts';
import { edited } from './mutations/break.ts';

/** Runs a job while the files of the gateway are as another fleet would have them; then puts those of our fleet back. */
export async function withFleet(
  { controlPlane, clients, variantEdits }: GatewayBench,
  changes: Partial<typeof fleet>,
  job: () => Promise<string>,
): Promise<string> {
  const ours = await gatewayFiles(fleet);
  const theirs = edited(await gatewayFiles({ ...fleet, ...changes }), variantEdits);
  const changed = [...theirs].filter(([path, text]) => text !== ours.get(path));
  const added = changed.flatMap(([path, text]) => (ours.has(path) ? [] : [text]));
  if (changed.length === 0) throw new Error(`a fleet with other ${Object.keys(changes)} makes no other file`);
  // A connection that is kept goes on with the files under which it was opened.
  const reconnect = (): void => clients.forEach((client) => void client.close());
  try {
    await controlPlane.apply(documents(changed.map(([, text]) => text)));
    reconnect();
    return await job();
  } finally {
    await controlPlane.apply(documents(changed.flatMap(([path]) => ours.get(path) ?? [])));
    if (added.length > 0) await controlPlane.remove(documents(added));
    reconnect();
  }
}

async function gatewayFiles(changed: typeof fleet): Promise<ReadonlyMap<string, string>> {
  const config = await loadConfig(repositoryRoot, [CLUSTER]);
  const { clusters } = await render({ ...config, fleet: changed });
  return new Map(clusters.flatMap(({ texts }) => [...texts].filter(([path]) => path.startsWith('gateway/'))));
}

function documents(texts: readonly string[]): string {
  return texts.join('---\n');
}
