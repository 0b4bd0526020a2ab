import { at } from './timeline.ts';

/** Something that goes wrong in one region for a while. */
export interface Trouble {
  readonly region: string;
  readonly from: string;
  readonly to: string;
  /** In words, for whoever looks at the dashboards. */
  readonly says: string;
}

/** What is planted in the day, and nothing else goes wrong. Panels and alerts have to show it, there and then. */
export const troubles = {
  outage: {
    region: 'us-east-1',
    from: '12:00',
    to: '12:30',
    says: 'half of all answers are 503 or 500, and the rest are slow',
  },
  nightlyFailed: { region: 'us-east-1', from: '03:00', to: '03:30', says: 'the nightly job does not end in its time' },
  secretDenied: {
    region: 'ap-southeast-1',
    from: '06:00',
    to: '06:40',
    says: 'a secret may no longer be read, and pods run with its last value',
  },
  targetDown: { region: 'eu-west-1', from: '07:00', to: '07:30', says: 'a target of Prometheus does not answer' },
  limiterDown: {
    region: 'us-east-1',
    from: '14:00',
    to: '14:20',
    says: 'the rate limit service answers no one: reads and writes go on uncounted',
  },
  crashLoop: {
    region: 'eu-west-1',
    from: '09:00',
    to: '09:40',
    says: 'a container of the worker is killed for its memory, and starts again every few minutes',
  },
  badSync: {
    region: 'eu-west-1',
    from: '15:00',
    to: '15:40',
    says: "an Application of Argo CD can't be synced, and what it runs is degraded",
  },
  badConfig: {
    region: 'eu-west-1',
    from: '16:00',
    to: '16:30',
    says: 'a proxy refuses the configuration that istiod sends',
  },
  diskFilling: { region: 'eu-west-1', from: '17:00', to: '24:00', says: 'the disk of one node fills up, 6 % an hour' },
  replicationLag: { region: 'ap-southeast-1', from: '18:00', to: '18:30', says: "Aurora's secondary falls behind" },
  staleCertificate: {
    region: 'ap-southeast-1',
    from: '00:00',
    to: '24:00',
    says: 'the certificate of the API should have been renewed two weeks ago',
  },
  noCapacity: {
    region: 'ap-southeast-1',
    from: '20:00',
    to: '20:40',
    says: 'more nodes are asked for than the node pool may have, and pods wait',
  },
  plaintext: {
    region: 'ap-southeast-1',
    from: '21:00',
    to: '21:20',
    says: 'a sidecar accepts a connection without mutual TLS',
  },
  refusedCaller: {
    region: 'us-east-1',
    from: '22:00',
    to: '22:30',
    says: 'the worker calls the agent, which no edge of the call graph allows',
  },
} as const satisfies Readonly<Record<string, Trouble>>;

/** Whether this goes wrong in a region at a time. */
export function during(name: keyof typeof troubles, region: string, seconds: number): boolean {
  const trouble: Trouble = troubles[name];
  return trouble.region === region && seconds >= at(trouble.from) && seconds <= at(trouble.to);
}
