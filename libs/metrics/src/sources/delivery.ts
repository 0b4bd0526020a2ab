import { counter, gauge, histogram, info } from '../metric.ts';

/** Argo CD's application controller: controller/metrics/metrics.go of argoproj/argo-cd. */
export const argoCd = [
  info(
    'argocd_app_info',
    'namespace',
    'name',
    'project',
    'dest_namespace',
    'sync_status',
    'health_status',
    'operation',
  ),
  counter('argocd_app_sync_total', 'count', 'namespace', 'name', 'project', 'phase'),
  histogram('argocd_app_reconcile', 'seconds', 'namespace', 'dest_server'),
];

/** Argo Rollouts: controller/metrics/prommetrics.go of argoproj/argo-rollouts. */
export const rollouts = [
  info('rollout_info', 'namespace', 'name', 'strategy', 'traffic_router', 'phase'),
  gauge('rollout_info_replicas_desired', 'count', 'namespace', 'name'),
  gauge('rollout_info_replicas_available', 'count', 'namespace', 'name'),
  info('analysis_run_info', 'namespace', 'name', 'phase'),
];
