import type { FleetMember } from './fleet.ts';

/** AWS services that are reached at a VPC endpoint, by the name that stands in their host. */
const awsServices = ['sqs', 'sts'] as const;

/** What workloads call outside the mesh. */
export type ExternalName = 'database' | 'cache' | (typeof awsServices)[number];

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

/** Where one cluster finds a service outside the mesh. */
export function externalService(name: ExternalName, { region, stores, network }: FleetMember): External {
  switch (name) {
    case 'database':
      return { name, host: stores.database, port: 5432, protocol: 'TCP', network: network.data };
    case 'cache':
      return { name, host: stores.cache, port: 6379, protocol: 'TLS', network: network.data };
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
