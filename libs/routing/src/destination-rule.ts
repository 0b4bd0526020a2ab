import { addManifest } from '@auditorsec/manifest/chart';
import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import type { Construct } from 'constructs';

export interface DestinationRuleProps {
  /** The Service that it is about, and its own name. */
  readonly service: string;
  readonly namespace: string;
  /** Where its callers live; a rule that isn't exported to them is silently absent. */
  readonly callers: readonly string[];
  /** Connections, and requests in flight, from one proxy: not from all of them together. Default 1024. */
  readonly maxInFlight?: number;
}

/** How callers treat a Service: mutual TLS, wide pools, and five errors in a row put an endpoint out for 30 s. */
export function destinationRule(chart: Construct, props: DestinationRuleProps): void {
  const { service, namespace, callers, maxInFlight = 1024 } = props;
  addManifest<IDestinationRule>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: service, namespace },
    spec: {
      exportTo: ['.', ...callers],
      host: `${service}.${namespace}.svc.cluster.local`,
      trafficPolicy: {
        connectionPool: {
          http: {
            http1MaxPendingRequests: maxInFlight,
            http2MaxRequests: maxInFlight,
            maxRequestsPerConnection: 0,
            idleTimeout: '55s',
          },
          tcp: {
            maxConnections: maxInFlight,
            connectTimeout: '1s',
            tcpKeepalive: { time: '60s', interval: '15s', probes: 3 },
          },
        },
        loadBalancer: { simple: 'LEAST_REQUEST' },
        outlierDetection: { consecutive5xxErrors: 5, interval: '30s', baseEjectionTime: '30s', maxEjectionPercent: 50 },
        tls: { mode: 'ISTIO_MUTUAL' },
      },
    },
  });
}
