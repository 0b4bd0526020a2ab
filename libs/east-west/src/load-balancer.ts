import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IService } from 'kubernetes-models/v1/Service';
import { eastWestGateway, PASSTHROUGH_PORT, STATUS_PORT } from './peer.ts';

const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer';

/** Inside the company's networks alone. istiod reads from its label that this is the way into the network. */
export function loadBalancer(chart: Construct, name: string, network: string): void {
  const { namespace, pods } = eastWestGateway;
  addManifest<IService>(chart, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace,
      labels: { ...pods, 'topology.istio.io/network': network },
      annotations: {
        [`${PREFIX}-attributes`]: 'load_balancing.cross_zone.enabled=true,deletion_protection.enabled=true',
        [`${PREFIX}-nlb-target-type`]: 'ip',
        [`${PREFIX}-scheme`]: 'internal',
        [`${PREFIX}-target-group-attributes`]: 'preserve_client_ip.enabled=true',
      },
    },
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: 'service.k8s.aws/nlb',
      selector: { ...pods },
      ports: [
        { name: 'http-status', port: STATUS_PORT, targetPort: STATUS_PORT, protocol: 'TCP' },
        { name: 'tls', port: PASSTHROUGH_PORT, targetPort: PASSTHROUGH_PORT, protocol: 'TCP' },
      ],
    },
  });
}
