import type { Cluster, Fleet } from './fleet.ts';

/** AWS services that are reached at a VPC endpoint, by the name that stands in their host. */
const awsServices = ['sqs', 'sts'] as const;

/** What workloads call outside the mesh. */
export type ExternalName =
  | 'database'
  | 'database-proxy'
  | 'cache'
  | 'cache-writer'
  | 'sessions'
  | (typeof awsServices)[number];

/** A service outside the mesh, as one cluster sees it. */
export interface External {
  readonly name: ExternalName;
  readonly host: string;
  readonly port: number;
  /** `TLS` where the client shows the host's name as it connects; Postgres asks for TLS only after it has. */
  readonly protocol: 'TCP' | 'TLS';
  /** The addresses that the host resolves to. */
  readonly network: string;
}

/** Where one cluster finds a service outside the mesh. What is written is written in the active region. */
export function externalService(name: ExternalName, cluster: Cluster, fleet: Fleet): External {
  const { region, stores, network } = cluster;
  const active = fleet.clusters[fleet.activeCluster] ?? cluster;
  const valkey = { name, port: 6379, protocol: 'TLS' } as const;
  const postgres = { name, port: 5432, protocol: 'TCP', network: network.data } as const;
  switch (name) {
    case 'database':
      return { ...postgres, host: stores.database };
    case 'database-proxy':
      return { ...postgres, host: cluster.active ? stores.databaseProxy.write : stores.databaseProxy.read };
    case 'cache':
    case 'sessions':
      return { ...valkey, host: stores[name], network: network.data };
    case 'cache-writer':
      return { ...valkey, host: active.stores.cacheWriter, network: active.network.data };
    default:
      return {
        name,
        host: `${name}.${region}.amazonaws.com`,
        port: 443,
        protocol: 'TLS',
        network: network.endpoints,
      };
  }
}
