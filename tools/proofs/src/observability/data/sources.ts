import type { MetricSource } from '@auditorsec/metrics/catalogue';
import type { Shapes } from './shape.ts';
import { openCost } from './shapes/cost.ts';
import { argoCd, rollouts } from './shapes/delivery.ts';
import { blackbox, rateLimit } from './shapes/edge.ts';
import { envoy } from './shapes/envoy.ts';
import { istiod } from './shapes/istiod.ts';
import { kubeStateMetrics } from './shapes/kubernetes.ts';
import { mesh } from './shapes/mesh.ts';
import { agent, alertmanager, collector, prometheus } from './shapes/monitoring.ts';
import { cadvisor, kubelet, node } from './shapes/node.ts';
import { certManager, externalSecrets, karpenter, keda } from './shapes/operators.ts';
import { cloudWatch, elasticsearch, postgres } from './shapes/stores.ts';

/** How the metrics of every source behave on the day. */
export const sources: Readonly<Record<MetricSource, Shapes>> = {
  agent,
  alertmanager,
  argoCd,
  blackbox,
  cadvisor,
  certManager,
  cloudWatch,
  collector,
  elasticsearch,
  envoy,
  externalSecrets,
  istiod,
  karpenter,
  keda,
  kubelet,
  kubeStateMetrics,
  mesh,
  node,
  openCost,
  postgres,
  prometheus,
  rateLimit,
  rollouts,
};
