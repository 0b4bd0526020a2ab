import type { AlertCase } from './case.ts';

const labels = (name: 'name' | 'secret') => `{region="us-east-1",namespace="ci-failure",${name}="report"`;
const created = `kube_secret_created${labels('secret')}}`;
const version = `kube_secret_metadata_resource_version${labels('secret')}}`;
const ready = `externalsecret_status_condition${labels('name')},condition="Ready",status="True"}`;

/** Samples in a day, at one every six hours. */
const DAY = 4;

/** The clock of a test starts at 0, when the Secret was made. */
export const secretCases: readonly AlertCase[] = [
  {
    alert: 'SecretTooOld',
    says: 'nobody has written a new value for three months',
    interval: '6h',
    series: { [created]: `0x${95 * DAY}`, [version]: `7x${95 * DAY}`, [ready]: `1x${95 * DAY}` },
    quiet: ['30d', '89d'],
    fires: { '92d': ['secret="report"'] },
  },
  {
    alert: 'SecretTooOld',
    says: 'a rotation came after 60 days, which is remembered long after',
    interval: '6h',
    series: { [created]: `0x${120 * DAY}`, [version]: `7x${60 * DAY} 8x${60 * DAY}`, [ready]: `1x${120 * DAY}` },
    quiet: ['92d', '119d'],
  },
  {
    alert: 'SecretTooOld',
    says: 'a Secret is old that no store has given out',
    interval: '6h',
    series: { [created]: `0x${95 * DAY}`, [version]: `7x${95 * DAY}` },
    quiet: ['92d'],
  },
];
