import { ALIAS_TTL, detection } from '@auditorsec/dns/timing';
import { objectName } from '@auditorsec/manifest/patch';
import { type Failure, NOTHING } from './failure.ts';
import { healthCheckOf } from './readings.ts';
import type { System } from './system.ts';

/** The active region answers no client any more; Route 53 leads them to the next. Nothing where no health check asks it. */
export function regionFails({ fleet, clusters }: System): Failure[] {
  const region = fleet.clusters[fleet.activeCluster]?.region;
  const check = healthCheckOf(clusters, `${region}.${fleet.hosts.origins}`);
  if (!check) return [];
  const { requestInterval, failureThreshold } = check.object.spec.forProvider;
  return [
    {
      name: 'a region, for reads',
      clients: 'no connection to the API; pages and what browsers hold are still there',
      steps: [
        {
          does: 'health checkers agree that it is down, and Route 53 answers with the next region',
          takes: detection({ requestInterval, failureThreshold }),
          from: `${objectName(check.file.object)}: ${failureThreshold} checks, ${requestInterval} s apart`,
        },
        {
          does: 'resolvers forget the old answer',
          takes: { earliest: 0, latest: ALIAS_TTL },
          from: 'the TTL of an alias to a load balancer, which Route 53 sets, https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html',
        },
      ],
      loses: NOTHING,
      losesFrom: 'reads write nothing',
      instead:
        'AWS Global Accelerator before the load balancers: two fixed addresses, no TTL in the way, endpoints left after 3 x 10 s; or clients that know the names of two regions',
    },
  ];
}
