import { egressRule } from '@auditorsec/aws/kinds/ec2';
import { proxy, proxyDefaultTargetGroup, proxyEndpoint, proxyTarget } from '@auditorsec/aws/kinds/rds';
import { addManaged } from '@auditorsec/aws/managed';
import type { StoreNetwork } from '@auditorsec/aws/network';
import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { PORT } from './cluster.ts';
import { shares } from './connections.ts';

export interface DatabaseProxyProps {
  /** Of the cluster that it stands before. */
  readonly name: string;
  readonly region: Region;
  readonly network: StoreNetwork;
  /** ARN of the role by which it connects to the database. */
  readonly role: string;
}

/**
 * RDS Proxy before a cluster, over three zones: it holds the connections to the database, within the pools' share, and keeps
 * clients while another instance becomes the writer. Its read-only endpoint is what a region without the writer uses.
 */
export function databaseProxy(chart: Construct, { name, region, network, role }: DatabaseProxyProps): void {
  const group = { name: `${name}-database` };
  const vpcSecurityGroupIdRefs = [group];
  const dbProxyNameRef = { name };
  addManaged(chart, proxy, {
    name,
    forProvider: {
      region,
      engineFamily: 'POSTGRESQL',
      defaultAuthScheme: 'IAM_AUTH',
      requireTls: true,
      roleArn: role,
      vpcSecurityGroupIdRefs,
      vpcSubnetIds: network.subnets,
      idleClientTimeout: 1800,
    },
  });
  addManaged(chart, proxyDefaultTargetGroup, {
    name,
    forProvider: {
      region,
      dbProxyNameRef,
      connectionPoolConfig: {
        maxConnectionsPercent: shares.pools,
        maxIdleConnectionsPercent: shares.pools / 2,
        // Whoever asked has given up by then.
        connectionBorrowTimeout: 5,
      },
    },
  });
  addManaged(chart, proxyTarget, {
    name,
    forProvider: { region, dbProxyNameRef, targetGroupName: 'default', dbClusterIdentifier: name },
  });
  addManaged(chart, egressRule, {
    name: `${name}-proxy`,
    forProvider: {
      region,
      securityGroupIdRef: group,
      referencedSecurityGroupIdRef: group,
      ipProtocol: 'tcp',
      fromPort: PORT,
      toPort: PORT,
      description: 'the proxy to the database',
    },
  });
  addManaged(chart, proxyEndpoint, {
    name: `${name}-read-only`,
    forProvider: {
      region,
      dbProxyNameRef,
      targetRole: 'READ_ONLY',
      vpcSecurityGroupIdRefs,
      vpcSubnetIds: network.subnets,
    },
  });
}
