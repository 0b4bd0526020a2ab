import type { Expectation } from './expectation.ts';

const us = { region: 'us-east-1' };
const eu = { region: 'eu-west-1' };
const ap = { region: 'ap-southeast-1' };

/** The outage: half of the requests of us-east-1 fail from 12:00 to 12:30, and elsewhere nothing happens. */
export const outage: readonly Expectation[] = [
  {
    dashboard: 'error-tracking',
    panel: 'Error ratio: api-availability',
    says: 'the outage',
    labels: us,
    values: { '10:00': { below: 0.0001 }, '12:15': { above: 0.4 }, '13:00': { below: 0.0001 } },
  },
  {
    dashboard: 'error-tracking',
    panel: 'Error ratio: api-availability',
    says: 'that other regions are well in the outage',
    labels: eu,
    values: { '12:15': { below: 0.0001 } },
  },
  {
    dashboard: 'system-health',
    panel: 'Error budget left: api-availability',
    says: 'that the outage spends the budget',
    labels: us,
    values: { '11:55': { above: 0.5 }, '12:20': { below: 0 } },
  },
  {
    dashboard: 'system-health',
    panel: 'Error budget left: api-availability',
    says: 'that other regions keep their budget',
    labels: ap,
    values: { '12:20': { above: 0.5 }, '23:55': { above: 0.5 } },
  },
  {
    dashboard: 'system-health',
    panel: 'Burn rate: api-latency',
    says: 'that slow requests burn the budget of latency',
    labels: us,
    values: { '11:55': { below: 1 }, '12:25': { above: 14.4 } },
  },
  {
    dashboard: 'system-health',
    panel: 'Region healthy (external probe)',
    says: 'that the region is not reached from outside',
    labels: { target_region: 'us-east-1' },
    values: { '11:55': { above: 0 }, '12:15': { below: 1 }, '13:00': { above: 0 } },
  },
  {
    dashboard: 'api-performance',
    panel: 'p99 of reads',
    says: 'how slow the outage is',
    labels: us,
    values: { '11:55': { below: 100 }, '12:15': { above: 500 } },
  },
  {
    dashboard: 'api-performance',
    panel: 'Retries per request',
    says: 'that gateways try again',
    labels: us,
    values: { '11:55': { below: 0.01 }, '12:15': { above: 0.1 } },
  },
  {
    dashboard: 'error-tracking',
    panel: 'Ejected endpoints',
    says: 'that gateways leave failing pods alone',
    labels: us,
    values: { '11:55': { below: 1 }, '12:15': { above: 0 } },
  },
  {
    dashboard: 'user-behaviour',
    panel: 'Apdex (100 ms, 500 ms)',
    says: 'what clients feel',
    labels: us,
    values: { '11:55': { above: 0.95 }, '12:20': { below: 0.7 } },
  },
];
