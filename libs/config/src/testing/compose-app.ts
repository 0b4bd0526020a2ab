import { plan } from '@auditorsec/manifest/plan';
import type { KubeObject } from '@auditorsec/manifest/types';
import type { z } from 'zod';
import type { InstalledApp } from '../app.ts';
import { compose } from '../compose.ts';
import type { fleetSchema } from '../fleet.ts';
import { parseConfig } from '../parse.ts';

type FleetInput = z.input<typeof fleetSchema>;

/** A fleet of one cluster, whose API lies below `/v1/` of the app `shop`. */
const fleet: FleetInput = {
  hosts: { api: 'api.example.com', app: 'app.example.com', origins: 'origin.example.com' },
  contact: 'platform@example.com',
  activeCluster: 'us-east-1',
  tokens: {
    issuer: 'https://example.com',
    audiences: ['api.example.com'],
    keys: 'https://example.com/.well-known/jwks.json',
  },
  routes: [{ path: '/v1/', to: 'shop', access: 'token' }],
  admin: { paths: ['/v1/admin'], networks: ['192.0.2.0/24'] },
  loadBalancer: { topology: 'nlb' },
  rateLimits: {
    address: { requestsPerSecond: 10, burst: 20 },
    login: '5/minute',
    tiers: { free: { read: '60/minute', write: '6/minute' }, pro: { read: '600/minute', write: '60/minute' } },
    defaultTier: 'free',
  },
  maxRequestBody: '1Mi',
  targets: { requestsPerSecond: 100, latency: '100ms', availability: '99.9%' },
  clusters: {
    'us-east-1': {
      region: 'us-east-1',
      role: 'primary',
      ring: 1,
      network: { vpc: '10.0.0.0/16', data: '10.0.1.0/24', endpoints: '10.0.2.0/24' },
      stores: { database: 'database.example.com', cache: 'cache.example.com' },
    },
  },
};

/** What an app makes of one cluster of a small fleet, among `others`; `changes` replaces top-level fields of the fleet. */
export async function composeApp(
  app: InstalledApp,
  others: readonly InstalledApp[] = [],
  changes: Partial<FleetInput> = {},
): Promise<KubeObject[]> {
  const name = 'us-east-1';
  const clusters = new Map([[name, { name, apps: [app, ...others] }]]);
  const written = { ...fleet, ...changes };
  const config = await parseConfig({ root: '.', fleet: written, clusters, folders: Object.keys(written.clusters) });
  const charts = config.clusters.flatMap((cluster) => compose(cluster, config.fleet));
  return plan(charts)
    .files.filter((file) => file.app === app.definition.name)
    .map(({ object }) => object);
}
