import type { Exporters, MemoryLimiter, Processors } from './components.ts';

/** The ports of every collector: what it takes spans on, its own metrics, and its health. */
export const PORTS = { otlp: 4317, metrics: 8888, health: 13133 } as const;

export interface PipelineProps {
  /** In the order in which spans pass them. */
  readonly processors: Processors;
  readonly exporters: Exporters;
}

const memoryLimiter: MemoryLimiter = { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 20 };

/** Everywhere: its pod's address is the proxy's to guard. */
export const everywhere = (port: number) => `0.0.0.0:${port}`;

export const otlpReceiver = { otlp: { protocols: { grpc: { endpoint: everywhere(PORTS.otlp) } } } };

/** The collector's own metrics, where the operator would put them too: it must not have to write into the object. */
export const ownMetrics = {
  metrics: { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: PORTS.metrics } } } }] },
};

/**
 * A collector of traces: OTLP in, one pipeline made of its components in their own order, so that none can be unknown or
 * unused. Memory is limited first, before anything is held; batches are made last, as sampling takes them apart, and not
 * where an exporter takes them apart itself.
 */
export function tracePipeline({ processors, exporters }: PipelineProps) {
  const regroups = Object.keys(exporters).some((id) => id.split('/')[0] === 'load_balancing');
  const all = { memory_limiter: memoryLimiter, ...processors, ...(!regroups && { batch: {} }) };
  return {
    extensions: { health_check: { endpoint: everywhere(PORTS.health) } },
    receivers: otlpReceiver,
    processors: all,
    exporters,
    service: {
      extensions: ['health_check'],
      pipelines: {
        traces: {
          receivers: Object.keys(otlpReceiver),
          processors: Object.keys(all),
          exporters: Object.keys(exporters),
        },
      },
      telemetry: ownMetrics,
    },
  };
}
