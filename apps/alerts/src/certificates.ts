import { alert, type RuleGroup } from '@auditorsec/alerting/rule';
import { limits } from '@auditorsec/slo/limits';

const HOUR = 3600;
const DAY = 24 * HOUR;
const CERTIFICATE = 'by (region, namespace, name)';
const certificate = '{{ $labels.region }}: certificate {{ $labels.namespace }}/{{ $labels.name }}';

/** Certificates: as cert-manager keeps them, and as clients get them. */
export const certificates: RuleGroup = {
  name: 'certificates',
  rules: [
    alert({
      name: 'CertificateRenewalOverdue',
      expr: `time() - max ${CERTIFICATE} (certmanager_certificate_renewal_timestamp_seconds > 0) > ${6 * HOUR}`,
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: `${certificate} should have been renewed`,
      description: '{{ $value | humanizeDuration }} ago. A third of its life is left to find out why.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'CertificateNotReady',
      expr: `max ${CERTIFICATE} (certmanager_certificate_ready_status{condition="False"}) == 1`,
      for: '15m',
      severity: 'ticket',
      team: 'platform',
      summary: `${certificate} is not issued`,
      description: 'What serves it keeps the old one, or has none.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'CertificateExpiring',
      expr: `min ${CERTIFICATE} (certmanager_certificate_expiration_timestamp_seconds > 0) - time() < ${limits.certificateDays * DAY}`,
      severity: 'page',
      team: 'platform',
      summary: `${certificate} expires`,
      description: 'In {{ $value | humanizeDuration }} every client refuses it.',
      dashboard: 'system-health',
    }),
    alert({
      name: 'ServedCertificateExpiring',
      expr: `min by (region, target_region) (probe_ssl_earliest_cert_expiry) - time() < ${7 * DAY}`,
      severity: 'page',
      team: 'platform',
      summary: '{{ $labels.target_region }} serves a certificate that expires, as seen from {{ $labels.region }}',
      description: 'In {{ $value | humanizeDuration }}, whatever cert-manager says: gateways may hold an old one.',
      dashboard: 'system-health',
    }),
  ],
};
