import type { AlertCase } from './case.ts';

const bucket = (le: string) => `pilot_proxy_convergence_time_bucket{region="us-east-1",pod="istiod",le="${le}"}`;
const rejects = 'pilot_total_xds_rejects{region="us-east-1",type="lds",pod="istiod"}';
const requests = (policy: string) =>
  `istio_requests_total{region="us-east-1",reporter="destination",source_workload="unknown",destination_workload="agent",connection_security_policy="${policy}"}`;
const expiry = 'citadel_server_root_cert_expiry_timestamp{region="us-east-1",pod="istiod"}';
const chain = 'citadel_server_cert_chain_expiry_timestamp{region="us-east-1",pod="istiod"}';
const DAY = 24 * 3600;

export const meshCases: readonly AlertCase[] = [
  {
    alert: 'ProxyConfigRejected',
    says: 'proxies reject a listener, once',
    series: { [rejects]: '0x5 12x60' },
    quiet: ['5m', '40m'],
    fires: { '7m': ['type="lds"'], '20m': ['type="lds"'] },
  },
  {
    alert: 'ProxyConfigRejected',
    says: 'an old reject, and a restart of istiod',
    series: { [rejects]: '12x20 0x30' },
    quiet: ['15m', '25m'],
  },
  {
    alert: 'ProxyConfigSlow',
    says: 'pushes take twenty seconds',
    series: { [bucket('1')]: '0+2x40', [bucket('30')]: '0+10x40', [bucket('+Inf')]: '0+10x40' },
    quiet: ['9m'],
    fires: { '15m': ['region="us-east-1"'] },
  },
  {
    alert: 'ProxyConfigSlow',
    says: 'pushes take three seconds',
    series: { [bucket('1')]: '0+2x40', [bucket('3')]: '0+10x40', [bucket('+Inf')]: '0+10x40' },
    quiet: ['15m', '40m'],
  },
  {
    alert: 'ProxyConfigSlow',
    says: 'nothing is pushed, so that there is no quantile',
    series: { [bucket('1')]: '2x40', [bucket('30')]: '10x40', [bucket('+Inf')]: '10x40' },
    quiet: ['20m'],
  },
  {
    alert: 'PlaintextInMesh',
    says: 'a port is opened for plaintext, and the first such request arrives a little later',
    series: { [requests('none')]: '_x10 1 4 4x40', [requests('mutual_tls')]: '0+60x50' },
    quiet: ['10m', '40m'],
    fires: { '12m': ['destination_workload="agent",source_workload="unknown"'] },
  },
  {
    alert: 'PlaintextInMesh',
    says: 'all requests use mutual TLS',
    series: { [requests('mutual_tls')]: '0+60x50', [requests('none')]: '7x50' },
    quiet: ['10m', '50m'],
  },
  {
    alert: 'RootCertificateExpiring',
    says: 'the root expires in twenty days, that of a new replica later',
    series: { [expiry]: `${20 * DAY}x40`, [expiry.replace('istiod', 'new')]: `${900 * DAY}x40` },
    quiet: ['14m'],
    fires: { '16m': ['region="us-east-1"'] },
  },
  {
    alert: 'RootCertificateExpiring',
    says: 'the root expires in forty days',
    series: { [expiry]: `${40 * DAY}x40` },
    quiet: ['30m'],
  },
  {
    alert: 'IntermediateCertificateExpiring',
    says: 'one istiod has not taken the new authority, which ends in ten days',
    series: { [chain]: `${10 * DAY}x40`, [chain.replace('istiod', 'new')]: `${180 * DAY}x40` },
    quiet: ['14m'],
    fires: { '16m': ['region="us-east-1"'] },
  },
  {
    alert: 'IntermediateCertificateExpiring',
    says: 'it was replaced after ninety days of its hundred and eighty',
    series: { [chain]: `${90 * DAY}x40` },
    quiet: ['30m'],
  },
];
