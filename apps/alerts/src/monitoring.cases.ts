import { jobs } from '@auditorsec/metrics/jobs';
import type { AlertCase } from './case.ts';

const region = 'region="us-east-1"';
const group = `{${region},pod="prometheus-0",rule_group="slo"}`;
const up = (instance: string, job = 'istiod') =>
  `up{${region},namespace="istio-system",job="${job}",instance="${instance}"}`;
const remote = `{${region},pod="prometheus-0",remote_name="store"}`;
const highest = `prometheus_remote_storage_queue_highest_timestamp_seconds${remote}`;
const sent = `prometheus_remote_storage_queue_highest_sent_timestamp_seconds${remote}`;
const corruptions = `prometheus_tsdb_wal_corruptions_total{${region},pod="prometheus-0"}`;

export const monitoringCases: readonly AlertCase[] = [
  { alert: 'Watchdog', says: 'nothing is wrong, and nothing is known', series: {}, fires: { '0m': [''], '5m': [''] } },
  {
    alert: 'TargetDown',
    says: 'one of two targets stops to answer',
    series: { [up('a')]: '1x30', [up('b')]: '1x5 0x30' },
    quiet: ['5m', '14m'],
    fires: { '17m': ['job="istiod",namespace="istio-system"'] },
  },
  {
    alert: 'TargetDown',
    says: 'one of thirty proxies is about to go',
    series: { ...Object.fromEntries(Array.from({ length: 29 }, (_, i) => [up(`p${i}`), '1x30'])), [up('z')]: '0x30' },
    quiet: ['20m'],
  },
  {
    alert: 'TargetMissing',
    says: 'nothing is found at all',
    series: {},
    quiet: ['14m'],
    fires: { '16m': jobs.map((job) => `job="${job}"`) },
  },
  {
    alert: 'TargetMissing',
    says: 'everything is found, and one target is down; then a job loses its last target',
    series: {
      ...Object.fromEntries(jobs.map((job) => [up('a', job), '1x60'])),
      [up('a', 'istiod')]: '0x30 stale',
    },
    quiet: ['30m', '44m'],
    fires: { '47m': ['job="istiod"'] },
  },
  {
    alert: 'RuleFailing',
    says: 'a rule fails once',
    series: { [`prometheus_rule_evaluation_failures_total${group}`]: '0x5 1x30' },
    quiet: ['5m', '20m'],
    fires: { '7m': ['rule_group="slo"'] },
  },
  {
    alert: 'RuleEvaluationSlow',
    says: 'evaluations are missed for a long time',
    series: { [`prometheus_rule_group_iterations_missed_total${group}`]: '0x5 1+1x30' },
    quiet: ['5m', '14m'],
    fires: { '18m': ['rule_group="slo"'] },
  },
  {
    alert: 'RuleEvaluationSlow',
    says: 'one is missed as Prometheus starts',
    series: { [`prometheus_rule_group_iterations_missed_total${group}`]: '0 1x40' },
    quiet: ['8m', '15m', '40m'],
  },
  {
    alert: 'StorageCorrupt',
    says: 'a write-ahead log is found corrupt',
    series: { [corruptions]: '0x5 1x120' },
    quiet: ['5m'],
    fires: { '7m': ['pod="prometheus-0"'], '80m': ['pod="prometheus-0"'] },
  },
  {
    alert: 'SeriesLimitReached',
    says: 'a target exposes too much',
    series: {
      [`prometheus_target_scrapes_exceeded_sample_limit_total{${region},pod="prometheus-0"}`]: '0x5 1+1x10 11x40',
    },
    quiet: ['5m', '45m'],
    fires: { '7m': [region] },
  },
  {
    alert: 'RemoteWriteBehind',
    says: 'the store takes nothing any more',
    series: { [highest]: '0+60x30', [sent]: '0+60x5 300x30' },
    quiet: ['6m', '11m'],
    fires: { '15m': ['remote_name="store"'] },
  },
  {
    alert: 'RemoteWriteBehind',
    says: 'the store takes everything twenty seconds later',
    series: { [highest]: '1000+60x30', [sent]: '980+60x30' },
    quiet: ['10m', '30m'],
  },
];
