import { kubernetesCluster } from '@auditorsec/capacity/kubernetes-cluster';
import { namedKey } from '@auditorsec/capacity/named-key';
import { nodeClass } from '@auditorsec/capacity/node-class';
import { nodePool } from '@auditorsec/capacity/node-pool';
import { storageClass } from '@auditorsec/capacity/storage-class';
import { defineApp } from '@auditorsec/config/app';
import { cpu, memory } from '@auditorsec/config/units';
import { z } from 'zod';

const NODE_CLASS = 'default';

const limits = z.strictObject({ cpu, memory });
const roleName = z.string().regex(/^[\w+=,.@-]{1,64}$/, 'the name of an IAM role');

const props = z.strictObject({
  /** Private subnets, one of each zone. */
  subnets: z
    .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'the id of a subnet, such as subnet-0a1b2c3d'))
    .length(3, 'three subnets, one of each zone'),
  /** What nodes may have together: the budget. They hold this region's pods and those that another region's clients need. */
  limits: z.strictObject({ spot: limits, critical: limits }),
  /** IAM roles of the account, which are there before the cluster is. */
  roles: z
    .strictObject({
      controlPlane: roleName.default('eks-control-plane'),
      nodes: roleName.default('eks-nodes'),
      volumes: roleName.default('eks-volumes'),
      administrators: roleName.default('platform-administrators'),
      viewers: roleName.default('platform-on-call'),
    })
    .prefault({}),
});

/** What a region's pods run on: the EKS cluster, its nodes, its volumes and their keys. */
export const capacity = defineApp({
  name: 'capacity',
  needs: ['namespaces'],
  props,
  compose(chart, { subnets, limits, roles }, { cluster: { name, region, environment }, fleet }) {
    const { account } = fleet.aws;
    const role = (called: string) => `arn:aws:iam::${account}:role/${called}`;
    const volumes = namedKey(chart, {
      name: `${name}-volumes`,
      region,
      account,
      description: `Volumes of nodes and pods in ${name}`,
    });
    const secrets = namedKey(chart, {
      name: `${name}-secrets`,
      region,
      account,
      description: `Secrets of the Kubernetes API in ${name}`,
    });
    const zones = ['a', 'b', 'c'].map((zone) => `${region}${zone}`);
    storageClass(chart, { name: 'gp3-kms', key: volumes });
    nodeClass(chart, { name: NODE_CLASS, cluster: name, role: roles.nodes, subnets, key: volumes });
    for (const machines of ['spot', 'critical'] as const)
      nodePool(chart, {
        name: machines,
        nodeClass: NODE_CLASS,
        zones,
        machines,
        criticalOnSpot: environment === 'staging',
        limits: limits[machines],
      });
    kubernetesCluster(chart, {
      name,
      region,
      role: role(roles.controlPlane),
      subnets,
      key: secrets,
      access: {
        nodes: role(roles.nodes),
        administrators: role(roles.administrators),
        viewers: role(roles.viewers),
      },
      volumes: role(roles.volumes),
    });
  },
});
