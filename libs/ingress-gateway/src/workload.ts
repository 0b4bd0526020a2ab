import type { LoadBalancer } from '@auditorsec/config/load-balancer';
import type { Region } from '@auditorsec/config/regions';
import type { WorkingHours } from '@auditorsec/config/working-hours';
import { autoscaler } from '@auditorsec/workload/autoscaler';
import { deployment } from '@auditorsec/workload/deployment';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { proxyPod } from '@auditorsec/workload/proxy-pod';
import type { Replicas, Resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import { certificateAccess } from './certificate-access.ts';
import { clientAddress, loadBalancerService, PORTS } from './load-balancer.ts';

export interface GatewayWorkloadProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly replicas: Replicas;
  readonly resources: Resources;
  readonly region: Region;
  readonly loadBalancer: LoadBalancer;
  /** Outside these hours no pod runs, and nobody is answered. */
  readonly hours?: WorkingHours | undefined;
}

/** How long a proxy that is told to stop serves on: past the slowest route. Istio's default, 5 s, cuts requests off. */
const DRAIN_SECONDS = 60;

/** Kubernetes kills what is left after this. */
const GRACE_SECONDS = DRAIN_SECONDS + 30;

/**
 * Envoy's defaults for the edge: they merge slashes, or `/api/v1//admin` would pass the policy of `/api/v1/admin`. Slower
 * clients than these hold connections on purpose.
 */
const PROXY_CONFIG = {
  connectionSettings: { profile: 'EDGE', httpRequestHeadersTimeout: '10s', httpRequestTimeout: '60s' },
  // Replies don't say what made them.
  proxyHeaders: { envoyDebugHeaders: { disabled: true }, server: { disabled: true } },
  // Istio reports few of Envoy's counters; alerts and panels need these. Istio ends the name of a cluster with `;`.
  proxyStatsMatcher: {
    inclusionRegexps: [
      'cluster\\..*;\\.ratelimit\\..*',
      '.*\\.http_local_rate_limit\\..*',
      'cluster\\.outbound.*;\\.upstream_(cx_active|rq_(total|retry|retry_overflow|pending_overflow))',
      'cluster\\.outbound.*;\\.outlier_detection\\.ejections_active',
    ],
  },
  terminationDrainDuration: `${DRAIN_SECONDS}s`,
};

/** The pods of an ingress gateway, which injection fills with a proxy, and the network load balancer in front of them. */
export function gatewayWorkload(chart: Construct, props: GatewayWorkloadProps): void {
  const { name, namespace, labels, replicas, hours } = props;
  serviceAccount(chart, namespace, name);
  certificateAccess(chart, namespace, name);
  deployment(chart, { name, namespace, labels, template: proxyTemplate(props) });
  autoscaler(chart, { name, namespace, replicas, hours });
  disruptionBudget(chart, { name, namespace, labels });
  loadBalancerService(chart, props);
}

function proxyTemplate({ name, labels, resources, loadBalancer }: GatewayWorkloadProps) {
  const { gatewayTopology } = clientAddress[loadBalancer.topology];
  return proxyPod({
    labels,
    serviceAccount: name,
    resources,
    ports: Object.fromEntries(Object.entries(PORTS).map(([name, { target }]) => [name, target])),
    proxyConfig: { ...PROXY_CONFIG, ...(gatewayTopology && { gatewayTopology }) },
    terminationGraceSeconds: GRACE_SECONDS,
  });
}
