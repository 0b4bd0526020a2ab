import type { Cluster } from '@auditorsec/config/cluster';
import { networkPolicy, prometheus } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';

/** Addresses that no public key server has: istiod fetches token keys from outside, and from nowhere else. */
const PRIVATE = ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];

/** istiod: proxies ask it for configuration, the API server calls its webhooks and answers its watches. */
export function controlPlaneNetwork(chart: Construct, { network: { vpc } }: Cluster): void {
  networkPolicy(chart, {
    name: 'istiod',
    namespace: 'istio-system',
    pods: { app: 'istiod' },
    ingress: [
      { peers: [{ cidr: vpc }], ports: [15012, 15017] },
      { peers: [prometheus], ports: [15014] },
    ],
    egress: [
      { peers: [{ cidr: vpc }], ports: [443] },
      { peers: [{ cidr: '0.0.0.0/0', except: PRIVATE }], ports: [443] },
    ],
  });
}
