import type { KubeObject } from '@auditorsec/manifest/types';
import { object } from './testing.ts';

export const router = {
  context: 'GATEWAY',
  listener: {
    filterChain: {
      filter: {
        name: 'envoy.filters.network.http_connection_manager',
        subFilter: { name: 'envoy.filters.http.router' },
      },
    },
  },
};

/** An EnvoyFilter that puts one filter before the router. */
export function filterBeforeRouter(value: object, patch: object = {}, spec: object = { priority: 10 }): KubeObject {
  return object('networking.istio.io/v1alpha3 EnvoyFilter', 'ingress/filter', {
    configPatches: [{ applyTo: 'HTTP_FILTER', match: router, patch: { operation: 'INSERT_BEFORE', value }, ...patch }],
    ...spec,
  });
}
