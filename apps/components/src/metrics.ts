import { catalogue } from '@auditorsec/components/catalogue';
import { prometheus } from '@auditorsec/network-policy/network-policy';
import { apart, callsOut, oneAway, PAIR, restricted, size } from './common.ts';
import type { Part } from './part.ts';

const KUBELET = 10250;

/** What autoscalers read. Each of its pods asks every kubelet. */
export const metricsServer: Part = {
  name: 'metrics-server',
  values: () => ({
    replicas: PAIR,
    podDisruptionBudget: { enabled: true, ...oneAway },
    resources: size('100m', '256Mi'),
    topologySpreadConstraints: apart(catalogue['metrics-server'].pods),
  }),
  calledOn: [KUBELET],
  openings: ({ cluster }) => ({ egress: [{ peers: [{ cidr: cluster.network.vpc }], ports: [KUBELET] }] }),
};

/** Two would count everything twice, so there is one. Labels of nodes that cost and zone panels read. */
export const kubeStateMetrics: Part = {
  name: 'kube-state-metrics',
  values: () => ({
    metricLabelsAllowlist: ['nodes=[karpenter.sh/capacity-type,topology.kubernetes.io/zone]'],
    prometheusScrape: false,
    resources: size('50m', '512Mi'),
    selfMonitor: { enabled: false },
  }),
};

/** The node's own figures; it reads the node's file system and network, which is why its namespace is privileged. */
export const nodeExporter: Part = {
  name: 'node-exporter',
  values: () => ({
    fullnameOverride: 'prometheus-node-exporter',
    hostPID: true,
    // No host may call it but this cluster's: see the security group of nodes.
    priorityClassName: 'system-node-critical',
    resources: size('20m', '64Mi'),
    service: { annotations: {} },
    tolerations: [{ operator: 'Exists' }],
  }),
};

/** Prices by usage; it reads the public price list and holds no key of AWS. */
export const opencost: Part = {
  name: 'opencost',
  values: ({ cluster }) => ({
    podSecurityContext: { fsGroup: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    opencost: {
      exporter: {
        defaultClusterId: cluster.name,
        resources: size('50m', '512Mi'),
        securityContext: { ...restricted, runAsUser: 65532 },
      },
      mcp: { enabled: false },
      prometheus: {
        internal: { enabled: true, namespaceName: 'observability', serviceName: 'prometheus-operated', port: 9090 },
      },
      ui: { enabled: false },
    },
  }),
  openings: () => ({ egress: [{ peers: [prometheus], ports: [9090] }, ...callsOut().egress] }),
};
