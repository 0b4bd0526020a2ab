import type { Construct } from 'constructs';
import { beforeRouter, envoyFilter, type GatewayPods, type HttpFilter, typed } from './envoy-filter.ts';

/** A shorter reply fits one packet anyhow. */
const SHORTEST = 860;

/**
 * Compresses replies of Envoy's own list of types, JSON and text: brotli for clients that take both, gzip for the rest. Speed goes before size, a gateway has
 * other work.
 */
export function compression(chart: Construct, pods: GatewayPods): void {
  envoyFilter(chart, 'compression', pods, [
    beforeRouter(compressor('brotli', 'Brotli', { quality: 4 }, { choose_first: true })),
    beforeRouter(compressor('gzip', 'Gzip', { compression_level: 'BEST_SPEED' })),
  ]);
}

function compressor(name: string, message: string, library: Record<string, unknown>, more = {}): HttpFilter {
  return {
    name: `envoy.filters.http.compressor.${name}`,
    type: 'envoy.extensions.filters.http.compressor.v3.Compressor',
    config: {
      ...more,
      compressor_library: {
        name,
        typed_config: typed(`envoy.extensions.compression.${name}.compressor.v3.${message}`, library),
      },
      response_direction_config: { common_config: { min_content_length: SHORTEST } },
    },
  };
}
