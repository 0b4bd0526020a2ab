import type { AppContext } from '@auditorsec/config/app';
import { metricOf } from '@auditorsec/metrics/catalogue';
import { gatewayLogFilter, sidecarLogFilter } from '@auditorsec/telemetry/access-log-format';
import { hopsOf, serviceOf } from '@auditorsec/telemetry/hops';
import { knownClaim, route, standardLabels } from '@auditorsec/telemetry/labels';
import { percent, recordedInFull } from '@auditorsec/telemetry/sampling';
import { meshTelemetry, workloadTelemetry } from '@auditorsec/telemetry/telemetry';
import type { Construct } from 'constructs';

/**
 * What proxies report. The first hop decides whether a trace is recorded, so whoever leads to a service with a share of its
 * own records all; gateways also say which route a request took and of which tier its client is, and log more.
 */
export function reports(chart: Construct, { cluster, fleet, graph }: AppContext): void {
  const inFull = recordedInFull(fleet.tracing, hopsOf(graph));
  meshTelemetry(chart, {
    recordedPercent: percent(fleet.tracing.sampled),
    spanTags: { cluster: cluster.name, region: cluster.region },
    logged: sidecarLogFilter,
    unusedLabels: standardLabels.filter((label) => !metricOf('istio_requests_total')?.labels.includes(label)),
  });
  for (const { workload, callees } of graph) {
    const recordsInFull = inFull.has(serviceOf(workload));
    const isGateway = callees.some(({ routed }) => routed !== undefined);
    if (!recordsInFull && !isGateway) continue;
    workloadTelemetry(chart, {
      name: workload.serviceAccount,
      namespace: workload.namespace,
      pods: workload.labels,
      recordsInFull,
      ...(isGateway && {
        logged: gatewayLogFilter(fleet.targets.latency, fleet.admin.paths),
        labels: { route, tier: knownClaim('tier', Object.keys(fleet.rateLimits.tiers)) },
      }),
    });
  }
}
