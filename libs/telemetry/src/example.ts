import { tracing } from '@auditorsec/config/tracing';
import { knownClaim, route } from '@auditorsec/telemetry/labels';
import { percent, recordedInFull } from '@auditorsec/telemetry/sampling';
import { meshTelemetry, noSpans, workloadTelemetry } from '@auditorsec/telemetry/telemetry';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const shares = tracing.parse({ sampled: '10%', services: { cart: '50%' } });
  const inFull = recordedInFull(shares, [
    { service: 'edge', calls: ['shop'] },
    { service: 'shop', calls: ['cart'] },
    { service: 'cart', calls: [] },
  ]);
  meshTelemetry(chart, {
    recordedPercent: percent(shares.sampled),
    spanTags: { region: 'us-east-1' },
    unusedLabels: ['source_version', 'destination_version'],
    logged: 'response.code >= 500',
  });
  workloadTelemetry(chart, {
    name: 'edge',
    namespace: 'edge',
    pods: { app: 'edge' },
    recordsInFull: inFull.has('edge'),
    logged: 'response.code >= 400',
    labels: { route, tier: knownClaim('tier', ['free', 'pro']) },
  });
  noSpans(chart, 'traces');
}
