import type { FileEdit } from './break.ts';

/** A breakage of the generated files that Istio accepts, and the check that must go red. */
export interface GatewayMutation {
  /** What a person would have done wrong. */
  readonly says: string;
  /** Name of the check. */
  readonly check: string;
  /** Files are named below `generated/us-east-1/`. */
  readonly edits: readonly FileEdit[];
  /** The same for other clusters, by their names. */
  readonly elsewhere?: Readonly<Record<string, readonly FileEdit[]>>;
  /** What is broken are the files that the check makes with another fleet, not the generated ones. */
  readonly ofVariant?: true;
}

/** The files that are broken, and patterns for the names of those of one kind. */
export const files = {
  pods: 'gateway/Deployment.apps_istio-ingress_istio-ingress.yaml',
  gateway: 'gateway/Gateway.networking.istio.io_istio-ingress_api.yaml',
  tokens: 'gateway/RequestAuthentication.security.istio.io_istio-ingress_api.yaml',
  routes: 'gateway/VirtualService.networking.istio.io_ci-failure_api.yaml',
  delegate: 'ci-failure-agent/VirtualService.networking.istio.io_ci-failure_ci-failure-agent.yaml',
  stable: 'ci-failure-agent/DestinationRule.networking.istio.io_ci-failure_ci-failure-agent-stable.yaml',
  callers: 'ci-failure-agent/AuthorizationPolicy.security.istio.io_ci-failure_ci-failure-agent.yaml',
  policy: (name: string): string => `gateway/AuthorizationPolicy.security.istio.io_istio-ingress_${name}.yaml`,
  filter: (name: string): string => `gateway/EnvoyFilter.networking.istio.io_istio-ingress_${name}.yaml`,
} as const;
