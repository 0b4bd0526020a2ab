import type { Expectation } from './expectation.ts';

const us = { region: 'us-east-1' };
const eu = { region: 'eu-west-1' };
const ap = { region: 'ap-southeast-1' };

/** The other troubles, each at its time and in its region. */
export const otherTroubles: readonly Expectation[] = [
  {
    dashboard: 'error-tracking',
    panel: 'Rate limiter fails open',
    says: 'the requests that nobody counts',
    labels: us,
    values: { '13:55': { below: 0.001 }, '14:15': { above: 100 } },
  },
  {
    dashboard: 'error-tracking',
    panel: 'Failed syncs, 1 h',
    says: 'the sync that fails',
    labels: eu,
    values: { '14:55': { below: 0.001 }, '15:35': { above: 1 } },
  },
  {
    dashboard: 'error-tracking',
    panel: 'Requests without mutual TLS, 1 h',
    says: 'the plaintext in the mesh',
    labels: ap,
    values: { '20:55': { below: 0.001 }, '21:15': { above: 1 } },
  },
  {
    dashboard: 'system-health',
    panel: 'Config rejected by proxies, 1 h',
    says: 'the configuration that a proxy refuses',
    labels: eu,
    values: { '15:55': { below: 0.001 }, '16:25': { above: 1 } },
  },
  {
    dashboard: 'system-health',
    panel: 'Crash loops',
    says: 'the pod that crashes',
    labels: { ...eu, pod: 'ci-failure-worker-0' },
    values: { '09:30': { above: 2 } },
  },
  {
    dashboard: 'system-health',
    panel: 'Replication lag',
    says: 'the copy that falls behind',
    labels: ap,
    values: { '17:55': { below: 1000 }, '18:15': { above: 5000 } },
  },
  {
    dashboard: 'system-health',
    panel: 'Certificate days left',
    says: 'the certificate that nobody renewed',
    labels: { ...ap, name: 'api' },
    values: { '12:15': { below: 20 } },
  },
  {
    dashboard: 'infrastructure',
    panel: 'Disk',
    query: 'B',
    says: 'the disk that fills up',
    labels: eu,
    values: { '16:55': { below: 0.85 }, '23:50': { above: 0.9 } },
  },
  {
    dashboard: 'infrastructure',
    panel: 'Disks full within 4 h',
    says: 'the disk before it is full',
    labels: eu,
    values: { '23:00': { below: 0 } },
  },
  {
    dashboard: 'infrastructure',
    panel: 'Pending pods',
    says: 'the pods that find no node',
    labels: ap,
    values: { '19:55': { below: 1 }, '20:20': { above: 0 } },
  },
  {
    dashboard: 'infrastructure',
    panel: 'Node pool limits used',
    says: 'the node pool at its limit',
    labels: { ...ap, resource_type: 'cpu' },
    values: { '19:55': { below: 0.5 }, '20:20': { above: 0.99 } },
  },
];
