import type { FileEdit } from './break.ts';

/** A breakage of the generated files that Istio accepts, and the check that must go red. */
export interface GatewayMutation {
  /** What a person would have done wrong. */
  readonly says: string;
  /** Name of the check. */
  readonly check: string;
  /** Files are named below `generated/us-east-1/`. */
  readonly edits: readonly FileEdit[];
}

/** The files that are broken, and patterns for the names of those of one kind. */
export const files = {
  gateway: 'gateway/Gateway.networking.istio.io_istio-ingress_api.yaml',
  tokens: 'gateway/RequestAuthentication.security.istio.io_istio-ingress_api.yaml',
  routes: 'gateway/VirtualService.networking.istio.io_ci-failure_api.yaml',
  delegate: 'ci-failure-agent/VirtualService.networking.istio.io_ci-failure_ci-failure-agent.yaml',
  callers: 'ci-failure-agent/AuthorizationPolicy.security.istio.io_ci-failure_ci-failure-agent.yaml',
  policy: (name: string): string => `gateway/AuthorizationPolicy.security.istio.io_istio-ingress_${name}.yaml`,
  filter: (name: string): string => `gateway/EnvoyFilter.networking.istio.io_istio-ingress_${name}.yaml`,
} as const;
