import type { AlertCase } from './case.ts';

const region = 'region="us-east-1"';
const statements = (metric: string, query: string) =>
  `pg_stat_statements_${metric}_total{${region},datname="cifailure",queryid="${query}"}`;
const connections = (state: string) => `pg_stat_activity_count{${region},instance="a",state="${state}"}`;
const most = `pg_settings_max_connections{${region},instance="a"}`;
const lag = `aws_rds_aurora_global_dbreplication_lag_average{${region}}`;
const cacheLag = `aws_elasticache_global_datastore_replication_lag_average{${region}}`;
const age = `aws_sqs_approximate_age_of_oldest_message_maximum{${region},dimension_QueueName="ci-failure"}`;
const secret = (status: string) =>
  `externalsecret_status_condition{${region},namespace="ci-failure",name="database",condition="Ready",status="${status}"}`;

export const dataCases: readonly AlertCase[] = [
  {
    alert: 'DatabaseDown',
    says: 'the database stops to answer',
    series: { [`pg_up{${region}}`]: '1x5 0x20' },
    quiet: ['5m', '6m'],
    fires: { '8m': [region] },
  },
  {
    alert: 'DatabaseSlow',
    says: 'queries take an eighth of a second',
    series: {
      [statements('calls', 'often')]: '0+900x30',
      [statements('seconds', 'often')]: '0+18x30',
      [statements('calls', 'dear')]: '0+100x30',
      [statements('seconds', 'dear')]: '0+107x30',
    },
    quiet: ['9m'],
    fires: { '12m': ['datname="cifailure"'] },
  },
  {
    alert: 'DatabaseSlow',
    says: 'queries take 20 ms',
    series: { [statements('calls', 'often')]: '0+1000x30', [statements('seconds', 'often')]: '0+20x30' },
    quiet: ['30m'],
  },
  {
    alert: 'DatabaseConnectionsHigh',
    says: 'nine of ten connections are taken, most of them idle',
    series: { [connections('active')]: '10x20', [connections('idle')]: '80x20', [most]: '100x20' },
    quiet: ['4m'],
    fires: { '6m': [region] },
  },
  {
    alert: 'DatabaseConnectionsHigh',
    says: 'half of the connections are taken',
    series: { [connections('active')]: '10x20', [connections('idle')]: '40x20', [most]: '100x20' },
    quiet: ['10m', '20m'],
  },
  {
    alert: 'ReplicationLagging',
    says: 'the copy is two seconds behind',
    series: { [lag]: '2000x20' },
    quiet: ['4m'],
    fires: { '6m': [region] },
  },
  {
    alert: 'ReplicationLagging',
    says: 'the copy is as far behind as it always is, and then CloudWatch has nothing to say',
    series: { [lag]: '150x10 _x20' },
    quiet: ['10m', '30m'],
  },
  {
    alert: 'CacheReplicationLagging',
    says: 'the copy is ten seconds behind',
    series: { [cacheLag]: '10x20' },
    quiet: ['9m'],
    fires: { '11m': [region] },
  },
  { alert: 'CacheReplicationLagging', says: 'it is one second behind', series: { [cacheLag]: '1x20' }, quiet: ['20m'] },
  {
    alert: 'QueueBehind',
    says: 'the oldest message is half an hour old',
    series: { [age]: '1800x20' },
    quiet: ['4m'],
    fires: { '6m': ['dimension_QueueName="ci-failure"'] },
  },
  { alert: 'QueueBehind', says: 'messages wait two minutes', series: { [age]: '120x20' }, quiet: ['20m'] },
  {
    alert: 'SecretNotSynced',
    says: 'the store refuses to give a secret out',
    series: { [secret('False')]: '1x30', [secret('True')]: '0x30' },
    quiet: ['14m'],
    fires: { '16m': ['name="database"'] },
  },
  {
    alert: 'SecretNotSynced',
    says: 'it was fetched',
    series: { [secret('False')]: '0x30', [secret('True')]: '1x30' },
    quiet: ['30m'],
  },
];
