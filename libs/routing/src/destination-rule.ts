import { addManifest } from '@auditorsec/manifest/chart';
import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import type { Construct } from 'constructs';

export interface DestinationRuleProps {
  /** The Service that it is about, and its own name. */
  readonly service: string;
  readonly namespace: string;
  /** Where its callers live; a rule that isn't exported to them is silently absent. */
  readonly callers: readonly string[];
  /** Connections, and requests in flight, from one proxy, not from all of them together: `poolSize` computes it. */
  readonly maxInFlight: number;
  /** What all callers together may have in flight, `peakInFlight`: written down for the check that counts their pods. */
  readonly inFlight: number;
  /** The region that takes over once no endpoint of a proxy's own is healthy. */
  readonly failover?: { readonly from: string; readonly to: string };
}

/**
 * How callers treat a Service: mutual TLS, pools of the size that the load needs, retries that stay a fifth of the traffic however much fails, and
 * an endpoint that fails three times in a row at the connection, or five times with a 5xx, is left alone for 30 s.
 */
export function destinationRule(chart: Construct, props: DestinationRuleProps): void {
  const { service, namespace, callers, maxInFlight, inFlight, failover } = props;
  addManifest<IDestinationRule>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: service, namespace, annotations: { 'auditorsec.com/in-flight': `${inFlight}` } },
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
        // A new pod gets its full share only after a minute, when its caches and pools are warm.
        loadBalancer: {
          simple: 'LEAST_REQUEST',
          warmup: { duration: '60s' },
          // Works only beside outlierDetection, which is what tells that a region is down.
          ...(failover && { localityLbSetting: { enabled: true, failover: [{ ...failover }] } }),
        },
        outlierDetection: {
          // 502, 503 and 504; without effect unless lower than consecutive5xxErrors, which counts them too.
          consecutiveGatewayErrors: 3,
          consecutive5xxErrors: 5,
          interval: '30s',
          baseEjectionTime: '30s',
          maxEjectionPercent: 50,
        },
        // Without a budget Istio lets every request be retried at once: the storm that keeps a service down.
        retryBudget: { percent: 20, minRetryConcurrency: 3 },
        tls: { mode: 'ISTIO_MUTUAL' },
      },
    },
  });
}
