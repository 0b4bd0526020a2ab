import { encryptionKey } from '@auditorsec/aws/encryption-key';
import { logKey } from '@auditorsec/aws/log-group';
import { ebsDriver } from '@auditorsec/capacity/cluster-addons';
import { interruptions } from '@auditorsec/capacity/interruptions';
import { kubernetesCluster } from '@auditorsec/capacity/kubernetes-cluster';
import { nodeClass } from '@auditorsec/capacity/node-class';
import { nodePool } from '@auditorsec/capacity/node-pool';
import { type OnCallNamespaces, onCall } from '@auditorsec/capacity/on-call';
import { storageClass } from '@auditorsec/capacity/storage-class';
import { volumeKey } from '@auditorsec/capacity/volume-key';
import { catalogue } from '@auditorsec/components/catalogue';
import { defineApp } from '@auditorsec/config/app';
import { cpu, memory } from '@auditorsec/config/units';
import { podIdentity } from '@auditorsec/identity/pod-identity';
import { z } from 'zod';
import { karpenter } from './karpenter.ts';
import { volumes } from './volumes.ts';

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
  /** The key that encrypts Secrets, as at the creation of the cluster. */
  secretsKey: z
    .string()
    .regex(
      /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
      'the ARN of a KMS key, such as arn:aws:kms:eu-west-1:111122223333:key/<id>: EKS takes no alias',
    ),
  /** IAM roles of the account, which are there before the cluster is. */
  roles: z
    .strictObject({
      controlPlane: roleName.default('eks-control-plane'),
      nodes: roleName.default('eks-nodes'),
      administrators: roleName.default('platform-administrators'),
      onCall: roleName.default('platform-on-call'),
    })
    .prefault({}),
});

/** Where runbooks run commands in pods, scale the gateway away, and pause Crossplane. */
const onCallNamespaces: OnCallNamespaces = {
  'on-call-exec': ['ci-failure', 'istio-ingress', 'istio-system', 'observability'],
  'on-call-scale': ['istio-ingress'],
  'on-call-pause': ['platform-aws'],
};

/** What a region's pods run on: the EKS cluster, its nodes, its volumes and their keys. */
export const capacity = defineApp({
  name: 'capacity',
  needs: ['namespaces'],
  props,
  refuse({ secretsKey }, { cluster: { region }, fleet }) {
    const own = `arn:aws:kms:${region}:${fleet.aws.account}:key/`;
    if (secretsKey.startsWith(own)) return [];
    return [{ path: ['secretsKey'], found: secretsKey, allowed: `a key of this region and account: ${own}…` }];
  },
  compose(chart, { subnets, limits, secretsKey, roles }, { cluster, fleet }) {
    const { name, region, environment, network } = cluster;
    const { account } = fleet.aws;
    const place = { cluster: name, region, account };
    const role = (called: string) => `arn:aws:iam::${account}:role/${called}`;
    const key = `${name}-volumes`;
    const keyArn = volumeKey(chart, {
      name: key,
      region,
      account,
      description: `Volumes of nodes and pods in ${name}`,
    });
    encryptionKey(chart, {
      name: `${name}-secrets`,
      region,
      description: `Secrets of the Kubernetes API in ${name}`,
      id: secretsKey.replace(/^.*\//, ''),
    });
    logKey(chart, { region, account });
    const zones = ['a', 'b', 'c'].map((zone) => `${region}${zone}`);
    storageClass(chart, { name: 'gp3-kms', key: keyArn });
    nodeClass(chart, { name: NODE_CLASS, cluster: name, role: roles.nodes, subnets, key: keyArn });
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
      services: network.services,
      key: secretsKey,
      access: { nodes: role(roles.nodes), administrators: role(roles.administrators), onCall: role(roles.onCall) },
    });
    podIdentity(chart, { ...place, ...ebsDriver, statements: volumes(place, key) });
    const { namespace, serviceAccount } = catalogue.karpenter;
    const statements = karpenter({ ...place, nodes: roles.nodes, key, interruptions: interruptions(chart, place) });
    podIdentity(chart, { ...place, namespace, serviceAccount, statements });
    onCall(chart, onCallNamespaces);
  },
});
