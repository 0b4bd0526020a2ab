import type { AlertCase } from './case.ts';

const node = '{region="us-east-1",name="logs-0"}';
const indexed = (index: string) =>
  `elasticsearch_index_stats_indexing_index_total{region="us-east-1",index="${index}"}`;
const access = indexed('.ds-logs-envoy-platform-2026.11.01-000001');
const newer = indexed('.ds-logs-envoy-platform-2026.12.01-000002');
const spans = indexed('jaeger-span-000007');
const health = (color: string) => `elasticsearch_cluster_health_status{region="us-east-1",color="${color}"}`;
const used = 'elasticsearch_jvm_memory_used_bytes{region="us-east-1",name="logs-0",area="heap"}';
const most = 'elasticsearch_jvm_memory_max_bytes{region="us-east-1",name="logs-0",area="heap"}';
const free = `elasticsearch_filesystem_data_available_bytes${node}`;
const size = `elasticsearch_filesystem_data_size_bytes${node}`;

export const loggingCases: readonly AlertCase[] = [
  {
    alert: 'LogsStopped',
    says: 'shippers cannot deliver any more, while traces arrive as ever',
    series: { [access]: '0+5000x20 100000x30', [spans]: '0+5000x50' },
    quiet: ['20m', '32m'],
    fires: { '37m': ['region="us-east-1"'] },
  },
  {
    alert: 'LogsStopped',
    says: 'the counters begin anew, and the index of the days before takes nothing any more',
    series: { [newer]: '0+5000x20 0+5000x30', [access]: '7x50' },
    quiet: ['15m', '21m', '40m'],
  },
  {
    alert: 'SearchClusterRed',
    says: 'shards are lost',
    series: { [health('green')]: '0x20', [health('red')]: '1x20' },
    quiet: ['4m'],
    fires: { '6m': ['region="us-east-1"'] },
  },
  {
    alert: 'SearchClusterRed',
    says: 'a replica is missing, but no shard',
    series: { [health('yellow')]: '1x20', [health('red')]: '0x20' },
    quiet: ['20m'],
  },
  {
    alert: 'SearchHeapHigh',
    says: 'the heap is nearly full',
    series: { [used]: '95x30', [most]: '100x30' },
    quiet: ['14m'],
    fires: { '16m': ['name="logs-0"'] },
  },
  {
    alert: 'SearchHeapHigh',
    says: 'three quarters are used',
    series: { [used]: '75x30', [most]: '100x30' },
    quiet: ['30m'],
  },
  {
    alert: 'SearchDiskHigh',
    says: 'a tenth of the disk is left',
    series: { [free]: '10x20', [size]: '100x20' },
    quiet: ['4m'],
    fires: { '6m': ['name="logs-0"'] },
  },
  { alert: 'SearchDiskHigh', says: 'a fifth is left', series: { [free]: '20x20', [size]: '100x20' }, quiet: ['20m'] },
];
