import { stringify } from 'yaml';
import type { LoadBench } from './load-bench.ts';

/** CPU that the filter takes for each request, in microseconds. */
export const BURNT = 100;

const HTTP = 'envoy.filters.network.http_connection_manager';

/** A filter that does nothing but take time: what the budgets have to see. */
const burner = stringify({
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  metadata: { name: 'burner', namespace: 'istio-ingress' },
  spec: {
    workloadSelector: { labels: { app: 'istio-ingress', istio: 'ingress' } },
    configPatches: [
      {
        applyTo: 'HTTP_FILTER',
        match: {
          context: 'GATEWAY',
          listener: { filterChain: { filter: { name: HTTP, subFilter: { name: 'envoy.filters.http.router' } } } },
        },
        patch: {
          operation: 'INSERT_BEFORE',
          value: {
            name: 'burner',
            typed_config: {
              '@type': 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua',
              // os.clock() is CPU time: it burns as much on a busy machine.
              default_source_code: {
                inline_string: `function envoy_on_request() local start = os.clock() repeat until os.clock() - start > ${BURNT}e-6 end`,
              },
            },
          },
        },
      },
    ],
  },
});

/** Runs a job while the filter is in force, and takes it out. */
export async function withBurner<T>({ controlPlane }: LoadBench, job: () => Promise<T>): Promise<T> {
  try {
    await controlPlane.apply(burner);
    return await job();
  } finally {
    await controlPlane.remove(burner);
  }
}
