import { addManifest } from '@auditorsec/manifest/chart';
import type { IEnvoyFilter } from '@kubernetes-models/istio/networking.istio.io/v1alpha3/EnvoyFilter';
import type { Construct } from 'constructs';

type Patch = NonNullable<NonNullable<IEnvoyFilter['spec']>['configPatches']>[number];

/** The gateway pods that a filter is for. */
export interface GatewayPods {
  readonly namespace: string;
  readonly pods: Readonly<Record<string, string>>;
}

/** A filter of Envoy's HTTP chain: its name there, its protobuf type without `type.googleapis.com/`, its fields. */
export interface HttpFilter {
  readonly name: string;
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * Istio applies EnvoyFilters in this order, the lowest first, and warns (IST0151) where it is left to chance. Of two that
 * go first in the chain the later one wins; of two that go before the router the earlier one is asked first.
 */
const ORDER = [
  'connection-manager',
  'claim-headers',
  'address-limit',
  'rate-limit',
  'body-limit',
  'compression',
] as const;

const CONNECTION_MANAGER = 'envoy.filters.network.http_connection_manager';

/** An EnvoyFilter of `v1alpha3`, the only version there is, whose place among the others its name decides. */
export function envoyFilter(
  chart: Construct,
  name: (typeof ORDER)[number],
  { namespace, pods }: GatewayPods,
  configPatches: readonly Patch[],
): void {
  addManifest<IEnvoyFilter>(chart, {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { name, namespace },
    spec: {
      workloadSelector: { labels: { ...pods } },
      priority: 10 * (ORDER.indexOf(name) + 1),
      configPatches: [...configPatches],
    },
  });
}

/** Puts a filter before all that is in the chain: before tokens are read. */
export function first(filter: HttpFilter): Patch {
  return { applyTo: 'HTTP_FILTER', match: inChain(), patch: { operation: 'INSERT_FIRST', value: chained(filter) } };
}

/** Puts a filter right before the router: after tokens are read and requests allowed. */
export function beforeRouter(filter: HttpFilter): Patch {
  const match = inChain({ subFilter: { name: 'envoy.filters.http.router' } });
  return { applyTo: 'HTTP_FILTER', match, patch: { operation: 'INSERT_BEFORE', value: chained(filter) } };
}

/** Adds fields to the connection manager, which holds the chain. */
export function connectionManager(fields: Readonly<Record<string, unknown>>): Patch {
  const type = 'envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';
  const value = chained({ name: CONNECTION_MANAGER, type, config: fields });
  return { applyTo: 'NETWORK_FILTER', match: inChain(), patch: { operation: 'MERGE', value } };
}

/** A message of one of Envoy's extensions, as its protobuf JSON names it. */
export function typed(type: string, config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { '@type': `type.googleapis.com/${type}`, ...config };
}

function inChain(filter: { subFilter?: { name: string } } = {}): NonNullable<Patch['match']> {
  return { context: 'GATEWAY', listener: { filterChain: { filter: { name: CONNECTION_MANAGER, ...filter } } } };
}

function chained({ name, type, config }: HttpFilter): Record<string, unknown> {
  return { name, typed_config: typed(type, config) };
}
