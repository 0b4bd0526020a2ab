import { counter, gauge } from '../metric.ts';

const CERTIFICATE = ['namespace', 'name', 'issuer_name', 'issuer_kind'];

/** cert-manager: internal/collectors of cert-manager/cert-manager. */
export const certManager = [
  gauge('certmanager_certificate_expiration_timestamp_seconds', 'timestamp', ...CERTIFICATE),
  gauge('certmanager_certificate_renewal_timestamp_seconds', 'timestamp', ...CERTIFICATE),
  gauge('certmanager_certificate_ready_status', 'boolean', ...CERTIFICATE, 'condition'),
];

/** External Secrets: pkg/controllers/externalsecret/esmetrics of external-secrets/external-secrets. */
export const externalSecrets = [
  counter('externalsecret_sync_calls_total', 'count', 'namespace', 'name'),
  counter('externalsecret_sync_calls_error', 'count', 'namespace', 'name'),
  gauge('externalsecret_status_condition', 'boolean', 'namespace', 'name', 'condition', 'status'),
];

/** Karpenter: pkg/controllers/metrics/nodepool of kubernetes-sigs/karpenter. */
export const karpenter = [
  gauge('karpenter_nodepools_limit', 'count', 'nodepool', 'resource_type'),
  gauge('karpenter_nodepools_usage', 'count', 'nodepool', 'resource_type'),
  counter('karpenter_nodeclaims_disrupted_total', 'count', 'nodepool', 'reason', 'capacity_type'),
];

const SCALER = ['namespace', 'scaledObject', 'scaler', 'metric', 'triggerIndex', 'type'];

/** KEDA's operator: pkg/metricscollector/prommetrics.go of kedacore/keda. */
export const keda = [
  gauge('keda_scaler_metrics_value', 'count', ...SCALER),
  gauge('keda_scaler_active', 'boolean', ...SCALER),
  counter('keda_scaler_detail_errors_total', 'count', ...SCALER),
  counter('keda_scaled_object_errors_total', 'count', 'namespace', 'scaledObject'),
];
