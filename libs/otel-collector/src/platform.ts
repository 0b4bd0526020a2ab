import { collectorService } from './collector.ts';

/** The collectors of the platform, by the names of their objects and the labels of their pods, and where they are. */
export const TRACES = {
  namespace: 'observability',
  agent: 'otel-agent',
  gateway: 'otel-gateway',
  jaeger: 'jaeger',
} as const;

/** The host of one of them, as proxies know it. */
export function hostOf(name: (typeof TRACES)['agent' | 'gateway' | 'jaeger']): string {
  return `${collectorService(name).name}.${TRACES.namespace}.svc.cluster.local`;
}
