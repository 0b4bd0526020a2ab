import type { AlertCase } from './case.ts';

const certificate = '{region="us-east-1",namespace="istio-ingress",name="api"}';
const renewal = `certmanager_certificate_renewal_timestamp_seconds${certificate}`;
const expiration = `certmanager_certificate_expiration_timestamp_seconds${certificate}`;
const ready = (condition: string) =>
  `certmanager_certificate_ready_status{region="us-east-1",namespace="istio-ingress",name="api",condition="${condition}"}`;
const served = 'probe_ssl_earliest_cert_expiry{region="us-east-1",target_region="eu-west-1"}';
const HOUR = 3600;
const DAY = 24 * HOUR;

/** The clock of a test starts at 0, so time stamps are seconds from then on. */
export const certificateCases: readonly AlertCase[] = [
  {
    alert: 'CertificateRenewalOverdue',
    says: 'a renewal was due at the start, and has not come after six hours',
    interval: '10m',
    series: { [renewal]: `${HOUR}x60` },
    quiet: ['5h', '6h50m'],
    fires: { '7h30m': ['name="api"'] },
  },
  {
    alert: 'CertificateRenewalOverdue',
    says: 'a certificate is new: no renewal is known yet',
    interval: '10m',
    series: { [renewal]: '0x60' },
    quiet: ['9h'],
  },
  {
    alert: 'CertificateNotReady',
    says: 'the issuer refuses',
    series: { [ready('False')]: '1x40', [ready('True')]: '0x40' },
    quiet: ['14m'],
    fires: { '16m': ['name="api"'] },
  },
  {
    alert: 'CertificateNotReady',
    says: 'it is issued',
    series: { [ready('False')]: '0x40', [ready('True')]: '1x40' },
    quiet: ['30m'],
  },
  {
    alert: 'CertificateExpiring',
    says: 'two days are left',
    series: { [expiration]: `${2 * DAY}x10` },
    fires: { '1m': ['name="api"'] },
  },
  {
    alert: 'CertificateExpiring',
    says: 'four days are left of one; another was never issued',
    series: { [expiration]: `${4 * DAY}x10`, [expiration.replace('api', 'new')]: '0x10' },
    quiet: ['1m', '10m'],
  },
  {
    alert: 'ServedCertificateExpiring',
    says: 'clients get a certificate with five days left',
    series: { [served]: `${5 * DAY}x10` },
    fires: { '1m': ['target_region="eu-west-1"'] },
  },
  {
    alert: 'ServedCertificateExpiring',
    says: 'clients get one with nine days left',
    series: { [served]: `${9 * DAY}x10` },
    quiet: ['1m', '10m'],
  },
];
