import type { Rule } from './rule.ts';
import { fitConnectionPool } from './rules/fit-connection-pool.ts';
import { fitDashboardPanels } from './rules/fit-dashboard-panels.ts';
import { fitDashboardQueries } from './rules/fit-dashboard-queries.ts';
import { fitDatabaseConnections } from './rules/fit-database-connections.ts';
import { fitEnvoyfilterPatch } from './rules/fit-envoyfilter-patch.ts';
import { fitFolderSize } from './rules/fit-folder-size.ts';
import { fitLogRetention } from './rules/fit-log-retention.ts';
import { fitOutlierEjection } from './rules/fit-outlier-ejection.ts';
import { fitReplicaRange } from './rules/fit-replica-range.ts';
import { fitRouteRetries } from './rules/fit-route-retries.ts';
import { fitScrapeInterval } from './rules/fit-scrape-interval.ts';
import { fitSecretRotation } from './rules/fit-secret-rotation.ts';
import { fitSupportWindow } from './rules/fit-support-window.ts';
import { fitSurvivingCapacity } from './rules/fit-surviving-capacity.ts';
import { fitSyncWaves } from './rules/fit-sync-waves.ts';
import { matchAddressFamilies } from './rules/match-address-families.ts';
import { matchAlertDashboard } from './rules/match-alert-dashboard.ts';
import { matchAlertMetrics } from './rules/match-alert-metrics.ts';
import { matchApplicationProject } from './rules/match-application-project.ts';
import { matchChallengeZone } from './rules/match-challenge-zone.ts';
import { matchClientAddress } from './rules/match-client-address.ts';
import { matchDashboardVariables } from './rules/match-dashboard-variables.ts';
import { matchDestinationruleNamespace } from './rules/match-destinationrule-namespace.ts';
import { matchEdgeCertificate } from './rules/match-edge-certificate.ts';
import { matchFailoverTree } from './rules/match-failover-tree.ts';
import { matchGatewayPods } from './rules/match-gateway-pods.ts';
import { matchGatewayPorts } from './rules/match-gateway-ports.ts';
import { matchGlobalMembers } from './rules/match-global-members.ts';
import { matchHealthCheck } from './rules/match-health-check.ts';
import { matchIgnoredFields } from './rules/match-ignored-fields.ts';
import { matchLocationRecords } from './rules/match-location-records.ts';
import { matchMonitorSelection } from './rules/match-monitor-selection.ts';
import { matchMtlsModes } from './rules/match-mtls-modes.ts';
import { matchRateLimits } from './rules/match-rate-limits.ts';
import { matchReachability } from './rules/match-reachability.ts';
import { matchRegions } from './rules/match-regions.ts';
import { matchRing } from './rules/match-ring.ts';
import { matchRolloutReferences } from './rules/match-rollout-references.ts';
import { matchRouteDelegate } from './rules/match-route-delegate.ts';
import { matchRouteDestination } from './rules/match-route-destination.ts';
import { matchSampling } from './rules/match-sampling.ts';
import { matchScaleTarget } from './rules/match-scale-target.ts';
import { matchSelectedPods } from './rules/match-selected-pods.ts';
import { matchVirtualserviceHosts } from './rules/match-virtualservice-hosts.ts';
import { matchWritableEndpoint } from './rules/match-writable-endpoint.ts';
import { noCachedAuthorization } from './rules/no-cached-authorization.ts';
import { noContestedReplicas } from './rules/no-contested-replicas.ts';
import { noForbiddenCopy } from './rules/no-forbidden-copy.ts';
import { noHomeRegionDependency } from './rules/no-home-region-dependency.ts';
import { noLoggedSecret } from './rules/no-logged-secret.ts';
import { noPanelOverlap } from './rules/no-panel-overlap.ts';
import { noPublicBucket } from './rules/no-public-bucket.ts';
import { noRefusedObject } from './rules/no-refused-object.ts';
import { noRepeatedWrite } from './rules/no-repeated-write.ts';
import { noRollingSync } from './rules/no-rolling-sync.ts';
import { noSharedSubnet } from './rules/no-shared-subnet.ts';
import { noShutdownInProduction } from './rules/no-shutdown-in-production.ts';
import { noUnnamedDeletion } from './rules/no-unnamed-deletion.ts';
import { noUnreachableRoute } from './rules/no-unreachable-route.ts';
import { noUnseenPrincipal } from './rules/no-unseen-principal.ts';
import { noWideClusterAccess } from './rules/no-wide-cluster-access.ts';
import { noWildcardRole } from './rules/no-wildcard-role.ts';
import { noWrittenSecret } from './rules/no-written-secret.ts';
import { requireAlertRoute } from './rules/require-alert-route.ts';
import { requireAllowedEdge } from './rules/require-allowed-edge.ts';
import { requireApplicationHealth } from './rules/require-application-health.ts';
import { requireAuditLog } from './rules/require-audit-log.ts';
import { requireAvailableWebhooks } from './rules/require-available-webhooks.ts';
import { requireAwsIdentity } from './rules/require-aws-identity.ts';
import { requireCertificateRenewal } from './rules/require-certificate-renewal.ts';
import { requireClosedNamespace } from './rules/require-closed-namespace.ts';
import { requireControls } from './rules/require-controls.ts';
import { requireDataClass } from './rules/require-data-class.ts';
import { requireEncryptedStores } from './rules/require-encrypted-stores.ts';
import { requireEvictablePods } from './rules/require-evictable-pods.ts';
import { requireGatewayCertificate } from './rules/require-gateway-certificate.ts';
import { requireKeptData } from './rules/require-kept-data.ts';
import { requireLogMasks } from './rules/require-log-masks.ts';
import { requireLogRetention } from './rules/require-log-retention.ts';
import { requireManifestPaths } from './rules/require-manifest-paths.ts';
import { requireMeshCni } from './rules/require-mesh-cni.ts';
import { requireMeshTrust } from './rules/require-mesh-trust.ts';
import { requireModernTls } from './rules/require-modern-tls.ts';
import { requireNetworkOpenings } from './rules/require-network-openings.ts';
import { requireOwnServiceAccount } from './rules/require-own-service-account.ts';
import { requirePreflightAllowed } from './rules/require-preflight-allowed.ts';
import { requireReachableKeys } from './rules/require-reachable-keys.ts';
import { requireReadinessProbe } from './rules/require-readiness-probe.ts';
import { requireRouteObjective } from './rules/require-route-objective.ts';
import { requireRouteScopes } from './rules/require-route-scopes.ts';
import { requireScrapableMetrics } from './rules/require-scrapable-metrics.ts';
import { requireSecretSource } from './rules/require-secret-source.ts';
import { requireServerSideApply } from './rules/require-server-side-apply.ts';
import { requireSignedImages } from './rules/require-signed-images.ts';
import { requireSubsetBeforeRoute } from './rules/require-subset-before-route.ts';
import { requireTokenPolicy } from './rules/require-token-policy.ts';
import { requireWebFirewall } from './rules/require-web-firewall.ts';
import { requireZoneSpread } from './rules/require-zone-spread.ts';
import { uniqueDashboardUid } from './rules/unique-dashboard-uid.ts';
import { uniqueGatewayHosts } from './rules/unique-gateway-hosts.ts';
import { uniqueObjectOwner } from './rules/unique-object-owner.ts';
import { uniqueScrapeTarget } from './rules/unique-scrape-target.ts';

/** Every rule, in alphabetical order. */
export const rules: readonly Rule[] = [
  fitConnectionPool,
  fitDashboardPanels,
  fitDashboardQueries,
  fitDatabaseConnections,
  fitEnvoyfilterPatch,
  fitFolderSize,
  fitLogRetention,
  fitOutlierEjection,
  fitReplicaRange,
  fitRouteRetries,
  fitScrapeInterval,
  fitSecretRotation,
  fitSupportWindow,
  fitSurvivingCapacity,
  fitSyncWaves,
  matchAddressFamilies,
  matchAlertDashboard,
  matchAlertMetrics,
  matchApplicationProject,
  matchChallengeZone,
  matchClientAddress,
  matchDashboardVariables,
  matchDestinationruleNamespace,
  matchEdgeCertificate,
  matchFailoverTree,
  matchGatewayPods,
  matchGatewayPorts,
  matchGlobalMembers,
  matchHealthCheck,
  matchIgnoredFields,
  matchLocationRecords,
  matchMonitorSelection,
  matchMtlsModes,
  matchRateLimits,
  matchReachability,
  matchRegions,
  matchRing,
  matchRolloutReferences,
  matchRouteDelegate,
  matchRouteDestination,
  matchSampling,
  matchScaleTarget,
  matchSelectedPods,
  matchVirtualserviceHosts,
  matchWritableEndpoint,
  noCachedAuthorization,
  noContestedReplicas,
  noForbiddenCopy,
  noHomeRegionDependency,
  noLoggedSecret,
  noPanelOverlap,
  noPublicBucket,
  noRefusedObject,
  noRepeatedWrite,
  noRollingSync,
  noShutdownInProduction,
  noUnnamedDeletion,
  noSharedSubnet,
  noUnreachableRoute,
  noUnseenPrincipal,
  noWideClusterAccess,
  noWildcardRole,
  noWrittenSecret,
  requireAlertRoute,
  requireAllowedEdge,
  requireApplicationHealth,
  requireAvailableWebhooks,
  requireAuditLog,
  requireAwsIdentity,
  requireCertificateRenewal,
  requireClosedNamespace,
  requireControls,
  requireDataClass,
  requireEncryptedStores,
  requireEvictablePods,
  requireGatewayCertificate,
  requireKeptData,
  requireLogMasks,
  requireManifestPaths,
  requireMeshCni,
  requireLogRetention,
  requireMeshTrust,
  requireModernTls,
  requireNetworkOpenings,
  requireOwnServiceAccount,
  requirePreflightAllowed,
  requireReachableKeys,
  requireReadinessProbe,
  requireRouteObjective,
  requireRouteScopes,
  requireScrapableMetrics,
  requireSecretSource,
  requireServerSideApply,
  requireSignedImages,
  requireSubsetBeforeRoute,
  requireTokenPolicy,
  requireWebFirewall,
  requireZoneSpread,
  uniqueDashboardUid,
  uniqueGatewayHosts,
  uniqueObjectOwner,
  uniqueScrapeTarget,
];
