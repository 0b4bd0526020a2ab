import { ClusterObjects } from '@auditorsec/checks/objects';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { pricesIn } from '@auditorsec/cost-tool/price-files';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import type { Snapshot } from '../snapshot.ts';

/** This checkout: its fleet file, what it renders, its prices. */
export async function currentSnapshot(): Promise<Snapshot> {
  const { fleet, clusters } = await render(await loadConfig(repositoryRoot, []));
  return {
    fleet,
    clusters: clusters.map(({ name, files }) => new ClusterObjects(name, files)),
    prices: pricesIn(repositoryRoot),
  };
}
