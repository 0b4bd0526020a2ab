import type { AlertCase } from './case.ts';

const app = (sync: string, health: string) =>
  `argocd_app_info{region="us-east-1",name="gateway",sync_status="${sync}",health_status="${health}"}`;
const syncs = (phase: string) => `argocd_app_sync_total{region="us-east-1",name="gateway",phase="${phase}"}`;
const rollout = (phase: string) =>
  `rollout_info{region="us-east-1",namespace="ci-failure",name="agent",phase="${phase}"}`;

export const deliveryCases: readonly AlertCase[] = [
  {
    alert: 'ApplicationOutOfSync',
    says: 'an application is changed by hand, and stays so',
    series: { [app('Synced', 'Healthy')]: '1x5', [app('OutOfSync', 'Healthy')]: '_x5 1x60' },
    quiet: ['5m', '34m'],
    fires: { '38m': ['name="gateway"'] },
  },
  {
    alert: 'ApplicationOutOfSync',
    says: 'a sync takes ten minutes',
    series: {
      [app('Synced', 'Healthy')]: '1x5 _x10 1x60',
      [app('OutOfSync', 'Progressing')]: '_x5 1x10 stale',
    },
    quiet: ['12m', '1h'],
  },
  {
    alert: 'ApplicationDegraded',
    says: 'an application does not come up',
    series: { [app('Synced', 'Degraded')]: '1x40' },
    quiet: ['14m'],
    fires: { '16m': ['name="gateway"'] },
  },
  {
    alert: 'ApplicationDegraded',
    says: 'an application is on its way, another rests',
    series: { [app('Synced', 'Progressing')]: '1x40', [app('Synced', 'Suspended')]: '1x40' },
    quiet: ['30m'],
  },
  {
    alert: 'SyncFailed',
    says: 'a sync fails',
    series: { [syncs('Failed')]: '0x5 1x60', [syncs('Succeeded')]: '0+1x60' },
    quiet: ['5m', '50m'],
    fires: { '7m': ['name="gateway"'] },
  },
  {
    alert: 'SyncFailed',
    says: 'syncs succeed',
    series: { [syncs('Failed')]: '3x60', [syncs('Succeeded')]: '0+1x60' },
    quiet: ['10m', '1h'],
  },
  {
    alert: 'RolloutAborted',
    says: 'the analysis of a rollout fails',
    series: { [rollout('Progressing')]: '1x5 0x40', [rollout('Degraded')]: '0x5 1x5 0x40' },
    quiet: ['5m', '20m'],
    fires: { '6m': ['name="agent"'] },
  },
];
