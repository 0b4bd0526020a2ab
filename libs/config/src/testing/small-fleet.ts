import type { z } from 'zod';
import type { fleetSchema } from '../fleet.ts';

export type FleetInput = z.input<typeof fleetSchema>;

export function smallMember(role: 'primary' | 'secondary', ring: number): FleetInput['clusters'][string] {
  return {
    environment: 'production',
    region: 'us-east-1',
    role,
    ring,
    network: { vpc: '10.0.0.0/16', data: '10.0.1.0/24', endpoints: '10.0.2.0/24' },
    stores: {
      database: 'database.example.com',
      databaseProxy: { write: 'proxy.example.com', read: 'read.proxy.example.com' },
      cache: 'cache.example.com',
      cacheWriter: 'writer.example.com',
      sessions: 'sessions.example.com',
    },
    monthlyBudget: 1000,
  };
}

/** A fleet of one cluster, whose API lies below `/v1/` of the app `shop`. */
export const smallFleet: FleetInput = {
  hosts: { api: 'api.example.com', app: 'app.example.com', origins: 'origin.example.com' },
  repository: 'https://git.example.com/platform.git',
  contact: 'platform@example.com',
  activeCluster: 'us-east-1',
  aws: { account: '111122223333' },
  dns: { zone: 'example.com', zoneId: 'Z0EXAMPLE' },
  tokens: {
    issuer: 'https://example.com',
    audiences: ['api.example.com'],
    keys: 'https://example.com/.well-known/jwks.json',
    scopes: ['shop:read', 'shop:write', 'admin'],
  },
  routes: [{ path: '/v1/', to: 'shop', access: 'token', scopes: { read: 'shop:read', write: 'shop:write' } }],
  admin: { paths: ['/v1/admin'], networks: ['192.0.2.0/24'], scope: 'admin' },
  loadBalancer: { topology: 'nlb' },
  rateLimits: {
    address: { requestsPerSecond: 10, burst: 20 },
    login: '5/minute',
    tiers: { free: { read: '60/minute', write: '6/minute' }, pro: { read: '600/minute', write: '60/minute' } },
    defaultTier: 'free',
  },
  maxRequestBody: '1Mi',
  targets: { requestsPerSecond: 100, latency: '100ms', availability: '99.9%' },
  data: { database: ['personal'], cache: ['personal'], sessions: ['personal', 'secret'] },
  links: { runbooks: 'https://runbooks.example.com', grafana: 'https://grafana.example.com' },
  clusters: { 'us-east-1': smallMember('primary', 1) },
};
