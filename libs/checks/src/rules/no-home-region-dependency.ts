import type { ClusterRule } from '../rule.ts';

/** Where the control planes of Route 53, CloudFront and IAM stand. Clusters are named by their regions. */
const HOME = 'us-east-1';

/** Kinds of what belongs to no region: what moves clients or data away from one. */
const groups = ['route53.aws.m.upbound.io', 'cloudfront.aws.m.upbound.io'];
const kinds = ['GlobalCluster.rds.aws.m.upbound.io', 'GlobalReplicationGroup.elasticache.aws.m.upbound.io'];

/** What belongs to no region is kept by a cluster outside us-east-1: it has to be changed while that region is down. */
export const noHomeRegionDependency: ClusterRule = {
  name: 'no-home-region-dependency',
  scope: 'cluster',
  check(objects, report) {
    if (objects.cluster !== HOME) return;
    for (const file of objects.files) {
      const { apiVersion, kind } = file.object;
      const group = apiVersion.split('/')[0] ?? '';
      if (!groups.includes(group) && !kinds.includes(`${kind}.${group}`)) continue;
      const message =
        `while ${HOME} is down, nobody changes it: the cluster that keeps it is down as well, when clients and data have to move away. ` +
        'Install its app in the globalCluster of clusters/fleet.ts.';
      report(file, message);
    }
  },
};
