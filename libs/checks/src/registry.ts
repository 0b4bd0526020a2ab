import type { Rule } from './rule.ts';
import { fitConnectionPool } from './rules/fit-connection-pool.ts';
import { fitEnvoyfilterPatch } from './rules/fit-envoyfilter-patch.ts';
import { fitOutlierEjection } from './rules/fit-outlier-ejection.ts';
import { fitReplicaRange } from './rules/fit-replica-range.ts';
import { fitRouteRetries } from './rules/fit-route-retries.ts';
import { fitSyncWaves } from './rules/fit-sync-waves.ts';
import { matchClientAddress } from './rules/match-client-address.ts';
import { matchDestinationruleNamespace } from './rules/match-destinationrule-namespace.ts';
import { matchGatewayPods } from './rules/match-gateway-pods.ts';
import { matchGatewayPorts } from './rules/match-gateway-ports.ts';
import { matchMtlsModes } from './rules/match-mtls-modes.ts';
import { matchRateLimits } from './rules/match-rate-limits.ts';
import { matchRolloutReferences } from './rules/match-rollout-references.ts';
import { matchRouteDelegate } from './rules/match-route-delegate.ts';
import { matchRouteDestination } from './rules/match-route-destination.ts';
import { matchScaleTarget } from './rules/match-scale-target.ts';
import { matchVirtualserviceHosts } from './rules/match-virtualservice-hosts.ts';
import { noContestedReplicas } from './rules/no-contested-replicas.ts';
import { noRepeatedWrite } from './rules/no-repeated-write.ts';
import { noUnreachableRoute } from './rules/no-unreachable-route.ts';
import { noUnseenPrincipal } from './rules/no-unseen-principal.ts';
import { requireAllowedEdge } from './rules/require-allowed-edge.ts';
import { requireEvictablePods } from './rules/require-evictable-pods.ts';
import { requireGatewayCertificate } from './rules/require-gateway-certificate.ts';
import { requireNetworkOpenings } from './rules/require-network-openings.ts';
import { requirePreflightAllowed } from './rules/require-preflight-allowed.ts';
import { requireReachableKeys } from './rules/require-reachable-keys.ts';
import { requireReadinessProbe } from './rules/require-readiness-probe.ts';
import { requireScrapableMetrics } from './rules/require-scrapable-metrics.ts';
import { requireSubsetBeforeRoute } from './rules/require-subset-before-route.ts';
import { requireTokenPolicy } from './rules/require-token-policy.ts';
import { requireZoneSpread } from './rules/require-zone-spread.ts';
import { uniqueGatewayHosts } from './rules/unique-gateway-hosts.ts';
import { uniqueObjectOwner } from './rules/unique-object-owner.ts';

/** Every rule, in alphabetical order. */
export const rules: readonly Rule[] = [
  fitConnectionPool,
  fitEnvoyfilterPatch,
  fitOutlierEjection,
  fitReplicaRange,
  fitRouteRetries,
  fitSyncWaves,
  matchClientAddress,
  matchDestinationruleNamespace,
  matchGatewayPods,
  matchGatewayPorts,
  matchMtlsModes,
  matchRateLimits,
  matchRolloutReferences,
  matchRouteDelegate,
  matchRouteDestination,
  matchScaleTarget,
  matchVirtualserviceHosts,
  noContestedReplicas,
  noRepeatedWrite,
  noUnreachableRoute,
  noUnseenPrincipal,
  requireAllowedEdge,
  requireEvictablePods,
  requireGatewayCertificate,
  requireNetworkOpenings,
  requirePreflightAllowed,
  requireReachableKeys,
  requireReadinessProbe,
  requireScrapableMetrics,
  requireSubsetBeforeRoute,
  requireTokenPolicy,
  requireZoneSpread,
  uniqueGatewayHosts,
  uniqueObjectOwner,
];
