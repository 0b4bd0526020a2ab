import type { LoadBalancer, Topology } from '@auditorsec/config/load-balancer';
import type { Region } from '@auditorsec/config/regions';
import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IService } from 'kubernetes-models/v1/Service';

interface ClientAddress {
  /** Where the client's own address stands: that of the connection, or what trusted proxies forwarded. */
  readonly addressFrom: 'connection' | 'forwarded';
  /** `gatewayTopology` of the proxy: how many addresses, from the right of X-Forwarded-For, trusted proxies wrote. */
  readonly gatewayTopology?: { readonly numTrustedProxies: number } | { readonly proxyProtocol: Record<string, never> };
}

/** Each proxy that is not told of here makes all clients one; each that isn't there lets a client write its address itself. */
export const clientAddress: Readonly<Record<Topology, ClientAddress>> = {
  nlb: { addressFrom: 'connection' },
  'nlb-proxy-protocol': { addressFrom: 'forwarded', gatewayTopology: { proxyProtocol: {} } },
  'cloudfront-nlb': { addressFrom: 'forwarded', gatewayTopology: { numTrustedProxies: 1 } },
  'cloudfront-alb': { addressFrom: 'forwarded', gatewayTopology: { numTrustedProxies: 2 } },
};

/** What the load balancer offers, and where the proxy listens for it. */
export const PORTS = {
  'http-status': { port: 15021, target: 15021 },
  http: { port: 80, target: 80 },
  https: { port: 443, target: 443 },
};

/** The ports on which the proxy takes traffic from outside. */
export const listenPorts: readonly number[] = Object.values(PORTS).map(({ target }) => target);

export interface LoadBalancerProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly region: Region;
  readonly loadBalancer: LoadBalancer;
}

/**
 * The Service of the gateway pods. A network load balancer is layer 4, so that TLS ends in Istio; its targets are pod
 * addresses. An application load balancer is not made by a Service: it finds the pods by this one.
 */
export function loadBalancerService(chart: Construct, props: LoadBalancerProps): void {
  const { name, namespace, labels, loadBalancer } = props;
  const isNetwork = loadBalancer.topology !== 'cloudfront-alb';
  addManifest<IService>(chart, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, ...(isNetwork && { annotations: annotations(props) }) },
    spec: {
      ...(isNetwork
        ? { type: 'LoadBalancer' as const, loadBalancerClass: 'service.k8s.aws/nlb' }
        : { type: 'ClusterIP' as const }),
      selector: { ...labels },
      ports: Object.entries(PORTS).map(([name, { port, target }]) => ({
        name,
        port,
        targetPort: target,
        protocol: 'TCP' as const,
      })),
    },
  });
}

/** Of the AWS Load Balancer Controller. */
function annotations({ region, loadBalancer }: LoadBalancerProps): Record<string, string> {
  const prefix = 'service.beta.kubernetes.io/aws-load-balancer';
  const { topology, addresses, cloudfrontPrefixLists } = loadBalancer;
  const prefixList = topology === 'cloudfront-nlb' ? cloudfrontPrefixLists[region] : undefined;
  return {
    [`${prefix}-attributes`]: 'load_balancing.cross_zone.enabled=true,deletion_protection.enabled=true',
    // Its subnets need IPv6; pods keep IPv4, and so does the Service.
    ...(addresses === 'dual-stack' && { [`${prefix}-ip-address-type`]: 'dualstack' }),
    [`${prefix}-nlb-target-type`]: 'ip',
    [`${prefix}-scheme`]: 'internet-facing',
    // With X-Forwarded-For trusted, whoever reaches the gateway past CloudFront would choose its own address.
    ...(prefixList && { [`${prefix}-security-group-prefix-lists`]: prefixList }),
    [`${prefix}-target-group-attributes`]:
      topology === 'nlb-proxy-protocol'
        ? 'preserve_client_ip.enabled=false,proxy_protocol_v2.enabled=true'
        : 'preserve_client_ip.enabled=true',
  };
}
