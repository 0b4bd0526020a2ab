import type { Region } from '@auditorsec/config/regions';
import type { Construct } from 'constructs';
import { ingressRule, securityGroup } from './kinds/ec2.ts';
import { addManaged } from './managed.ts';

export interface PortGuardProps {
  readonly name: string;
  readonly region: Region;
  readonly vpc: string;
  readonly port: number;
  /** Who may connect: IPv4 ranges by a name. All others are refused. */
  readonly from: Readonly<Record<string, string>>;
  readonly description: string;
}

/** A security group that admits some ranges on one port, and nothing else. */
export function portGuard(chart: Construct, { name, region, vpc, port, from, description }: PortGuardProps): void {
  addManaged(chart, securityGroup, { name, forProvider: { region, name, description, vpcId: vpc } });
  for (const [source, cidrIpv4] of Object.entries(from))
    addManaged(chart, ingressRule, {
      name: `${name}-${source}`,
      forProvider: {
        region,
        securityGroupIdRef: { name },
        ipProtocol: 'tcp',
        fromPort: port,
        toPort: port,
        cidrIpv4,
        description: source,
      },
    });
}
