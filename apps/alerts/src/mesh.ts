import { alert, type RuleGroup } from '@auditorsec/alerting/rule';

const DAY = 24 * 3600;

/** Istio: does its configuration arrive, is everything encrypted. */
export const mesh: RuleGroup = {
  name: 'mesh',
  rules: [
    alert({
      name: 'ProxyConfigRejected',
      expr: 'sum by (region, type) (increase(pilot_total_xds_rejects[10m])) > 0',
      keepFiringFor: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: proxies reject configuration ({{ $labels.type }})',
      description: 'They run on with the last one that they took: what was changed since is not in force.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'ProxyConfigSlow',
      expr: 'histogram_quantile(0.99, sum by (region, le) (rate(pilot_proxy_convergence_time_bucket[5m]))) > 10',
      for: '10m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: proxies get their configuration late',
      description: '{{ $value | humanizeDuration }} until a change has arrived: requests go to pods that are gone.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'PlaintextInMesh',
      expr: [
        'sum by (region, source_workload, destination_workload)',
        '(rate(istio_requests_total{reporter="destination",connection_security_policy="none"}[5m])) > 0',
      ].join(' '),
      keepFiringFor: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: {{ $labels.destination_workload }} takes requests without mutual TLS',
      description: 'From {{ $labels.source_workload }}. The mesh is STRICT: a policy or a port exception lets them in.',
      dashboard: 'error-tracking',
    }),
    alert({
      name: 'RootCertificateExpiring',
      expr: `min by (region) (citadel_server_root_cert_expiry_timestamp) - time() < ${30 * DAY}`,
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: the root certificate of the mesh expires soon',
      description: 'In {{ $value | humanizeDuration }} no workload trusts another.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'IntermediateCertificateExpiring',
      expr: `min by (region) (citadel_server_cert_chain_expiry_timestamp) - time() < ${30 * DAY}`,
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: '{{ $labels.region }}: the authority that signs for the workloads of this region expires soon',
      description: 'In {{ $value | humanizeDuration }} nobody trusts what it has signed, in any region.',
      dashboard: 'system-health',
    }),
  ],
};
