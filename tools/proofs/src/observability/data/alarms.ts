import type { troubles } from './troubles.ts';

/** An alert that a trouble has to raise. */
export interface Alarm {
  readonly alert: string;
  readonly trouble: keyof typeof troubles;
  /** Goes on after the trouble, as its window is longer than that. */
  readonly lingers?: boolean;
}

/** Trouble → the alerts that it raises. An alert that is not here must stay quiet for the whole day. */
const raised: Readonly<Record<keyof typeof troubles, readonly string[]>> = {
  outage: [
    'AutoscalerAtMaximum',
    'AvailabilityBurnFast',
    'CircuitBreakerOpen',
    'CpuThrottled',
    'DatabaseSlow',
    'EndpointsEjected',
    'LatencyBurnFast',
    'RegionUnreachable',
    'RetriesHigh',
  ],
  nightlyFailed: ['JobFailed'],
  secretDenied: ['SecretNotSynced'],
  targetDown: ['TargetDown'],
  limiterDown: ['RateLimitFailOpen'],
  crashLoop: ['OutOfMemoryKilled', 'PodCrashLooping', 'PodNotReady', 'ReplicasMissing'],
  badSync: ['ApplicationDegraded', 'ApplicationOutOfSync', 'RolloutAborted', 'SyncFailed'],
  badConfig: ['ProxyConfigRejected'],
  diskFilling: ['NodeDiskFullSoon', 'NodeDiskHigh'],
  replicationLag: ['ReplicationLagging'],
  staleCertificate: ['CertificateRenewalOverdue'],
  noCapacity: ['PodNotReady'],
  plaintext: ['PlaintextInMesh'],
  refusedCaller: ['CallerRefused'],
};

/** What the windows of hours and days see until midnight. */
const lingering: readonly Alarm[] = [
  'AvailabilityBurnSlow',
  'LatencyBurnSlow',
  'ErrorBudgetSpent',
  'AvailabilityBurnFast',
  'LatencyBurnFast',
].map((alert) => ({ alert, trouble: 'outage', lingers: true }));

export const alarms: readonly Alarm[] = [
  ...(Object.keys(raised) as (keyof typeof troubles)[]).flatMap((trouble) =>
    raised[trouble].map((alert) => ({ alert, trouble })),
  ),
  ...lingering,
];
