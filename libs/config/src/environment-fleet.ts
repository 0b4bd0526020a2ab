import { clustersOf, type Environment } from './environment.ts';
import type { Fleet } from './fleet.ts';

/** Every app of every cluster asks. */
const known = new WeakMap<Fleet, Record<Environment, Fleet>>();

/**
 * The fleet as one environment sees it: its own clusters, and an account, hosts, load and hours (`staging`) of its own. Whatever an app derives from the fleet
 * (who takes over, who is probed, who may reach a store) stays within its environment by this alone.
 */
export function fleetOf(fleet: Fleet, environment: Environment): Fleet {
  const views = known.get(fleet) ?? { production: view(fleet, 'production'), staging: view(fleet, 'staging') };
  known.set(fleet, views);
  return views[environment];
}

function view(fleet: Fleet, environment: Environment): Fleet {
  const clusters = clustersOf(fleet, environment);
  const { staging } = fleet;
  if (environment === 'production' || !staging) return { ...fleet, clusters, staging: undefined };
  const [name = fleet.activeCluster] = Object.keys(clusters);
  return {
    ...fleet,
    clusters,
    hosts: staging.hosts,
    aws: staging.aws,
    dns: { ...fleet.dns, ...staging.dns },
    activeCluster: name,
    globalCluster: undefined,
    cdn: undefined,
    down: [],
    failover: { namespaces: [], order: {}, residency: [] },
    tokens: { ...fleet.tokens, audiences: [staging.hosts.api] },
    targets: { ...fleet.targets, requestsPerSecond: staging.requestsPerSecond },
    links: { ...fleet.links, grafana: staging.grafana },
  };
}
