import { interruptions } from '@auditorsec/capacity/interruptions';
import { kubernetesCluster } from '@auditorsec/capacity/kubernetes-cluster';
import { nodeClass } from '@auditorsec/capacity/node-class';
import { nodePool } from '@auditorsec/capacity/node-pool';
import { onCall } from '@auditorsec/capacity/on-call';
import { storageClass } from '@auditorsec/capacity/storage-class';
import { volumeKey } from '@auditorsec/capacity/volume-key';
import { cpu, memory } from '@auditorsec/config/units';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const subnets = ['subnet-0a000001', 'subnet-0b000002', 'subnet-0c000003'];
  const zones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
  const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
  const place = { region: 'eu-west-1', account: '111122223333' } as const;
  const key = volumeKey(chart, { name: 'shop-volumes', description: 'Volumes of the shop', ...place });
  storageClass(chart, { name: 'gp3-kms', key });
  nodeClass(chart, { name: 'default', cluster: 'shop', role: 'nodes', subnets, key });
  nodePool(chart, {
    name: 'spot',
    nodeClass: 'default',
    zones,
    machines: 'spot',
    limits: { cpu: cpu.parse('200'), memory: memory.parse('400Gi') },
  });
  interruptions(chart, { cluster: 'shop', ...place });
  kubernetesCluster(chart, {
    name: 'shop',
    region: place.region,
    role: role('control-plane'),
    subnets,
    services: '172.20.0.0/16',
    key: 'arn:aws:kms:eu-west-1:111122223333:key/0f5a7c1e-3b2d-4e6f-8a90-1b2c3d4e5f60',
    access: { nodes: role('nodes'), administrators: role('platform'), onCall: role('on-call') },
  });
  onCall(chart, { 'on-call-exec': ['shop'], 'on-call-scale': [], 'on-call-pause': ['platform-aws'] });
}
