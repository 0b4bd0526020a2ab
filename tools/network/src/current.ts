import { ClusterObjects } from '@auditorsec/checks/objects';
import { type Edge, openEdges } from '@auditorsec/checks/reachability';
import { reachableEndpoints } from '@auditorsec/checks/reachable-endpoints';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import type { Caller } from '@auditorsec/config/app';
import { contextOf } from '@auditorsec/config/context';
import { parseConfig } from '@auditorsec/config/parse';
import { repositoryRoot } from '@auditorsec/problem/call-site';

/** Who reaches whom in one cluster, and who was meant to. */
export interface ClusterNetwork {
  readonly objects: ClusterObjects;
  readonly edges: readonly Edge[];
  /** The typed call graph. */
  readonly graph: readonly Caller[];
}

/** The networks of all clusters of this tree, by name. */
export async function currentNetworks(): Promise<readonly ClusterNetwork[]> {
  const input = await loadConfig(repositoryRoot, []);
  const { fleet, clusters } = await parseConfig(input);
  const rendered = await render(input);
  return clusters.map((parsed) => {
    const files = rendered.clusters.find(({ name }) => name === parsed.cluster.name)?.files ?? [];
    const objects = new ClusterObjects(parsed.cluster.name, files);
    const edges = openEdges(objects, reachableEndpoints(objects), parsed.cluster.network.vpc);
    const [app] = parsed.apps;
    return { objects, edges, graph: app ? contextOf(app, parsed, fleet).graph : [] };
  });
}
