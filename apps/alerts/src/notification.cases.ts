import type { AlertCase } from './case.ts';

const region = 'region="us-east-1"';
const up = (instance: string, job = 'istiod') =>
  `up{${region},namespace="istio-system",job="${job}",instance="${instance}"}`;
const reloaded = (program: string) => `${program}_config_last_reload_successful{${region},job="${program}",pod="a"}`;
const discovered = `prometheus_notifications_alertmanagers_discovered{${region},pod="prometheus-0"}`;
const dropped = `prometheus_notifications_dropped_total{${region},pod="prometheus-0"}`;
const members = (pod: string) => `alertmanager_cluster_members{${region},pod="${pod}"}`;

export const notificationCases: readonly AlertCase[] = [
  {
    alert: 'AlertsNotDelivered',
    says: 'Alertmanager refuses alerts',
    series: { [dropped]: '0x5 3+3x20', [discovered]: '3x30' },
    quiet: ['5m'],
    fires: { '8m': [region] },
  },
  {
    alert: 'AlertsNotDelivered',
    says: 'Alertmanager is not found',
    series: { [dropped]: '0x30', [discovered]: '3x5 0x20' },
    quiet: ['5m'],
    fires: { '8m': [region] },
  },
  {
    alert: 'AlertsNotDelivered',
    says: 'one replica of Alertmanager is found, and all is delivered',
    series: { [dropped]: '7x30', [discovered]: '1x30' },
    quiet: ['10m', '30m'],
  },
  {
    alert: 'NotificationsFailing',
    says: 'PagerDuty does not answer',
    series: { [`alertmanager_notifications_failed_total{${region},pod="a",integration="pagerduty"}`]: '0x5 1+1x20' },
    quiet: ['5m', '10m'],
    fires: { '14m': ['integration="pagerduty"'] },
  },
  {
    alert: 'NotificationsFailing',
    says: 'one notification failed once',
    series: { [`alertmanager_notifications_failed_total{${region},pod="a",integration="pagerduty"}`]: '0x5 1x30' },
    quiet: ['8m', '10m', '30m'],
  },
  {
    alert: 'AlertmanagerSplit',
    says: 'of two replicas one does not see the other',
    series: {
      [members('a')]: '2x30',
      [members('b')]: '1x30',
      [up('a', 'alertmanager')]: '1x30',
      [up('b', 'alertmanager')]: '1x30',
    },
    quiet: ['14m'],
    fires: { '16m': [region] },
  },
  {
    alert: 'AlertmanagerSplit',
    says: 'both see each other',
    series: {
      [members('a')]: '2x30',
      [members('b')]: '2x30',
      [up('a', 'alertmanager')]: '1x30',
      [up('b', 'alertmanager')]: '1x30',
    },
    quiet: ['20m'],
  },
  {
    alert: 'ReloadFailed',
    says: 'Prometheus refuses its configuration',
    series: { [reloaded('prometheus')]: '1x5 0x20', [reloaded('alertmanager')]: '1x30' },
    quiet: ['5m', '10m'],
    fires: { '12m': ['job="prometheus"'] },
  },
  {
    alert: 'ReloadFailed',
    says: 'Alertmanager refuses its configuration',
    series: { [reloaded('prometheus')]: '1x30', [reloaded('alertmanager')]: '1x5 0x20' },
    quiet: ['5m', '10m'],
    fires: { '12m': ['job="alertmanager"'] },
  },
];
