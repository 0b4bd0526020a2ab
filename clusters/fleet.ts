import { defineFleet } from '@auditorsec/config/fleet';

export default defineFleet({
  hosts: {
    api: 'api.auditorsec.com',
    app: 'app.auditorsec.com',
    origins: 'origin.auditorsec.com',
  },
  contact: 'platform@auditorsec.com',
  activeCluster: 'us-east-1',
  tokens: {
    issuer: 'https://auditorsec.com',
    audiences: ['api.auditorsec.com'],
    keys: 'https://auditorsec.com/.well-known/jwks.json',
  },
  routes: [
    { path: '/api/v1/', to: 'ci-failure-agent', access: 'token' },
    { path: '/healthz/ready', to: 'ci-failure-agent', access: 'public' },
  ],
  admin: {
    paths: ['/api/v1/admin'],
    networks: ['203.0.113.0/24', '198.51.100.16/28'],
  },
  targets: {
    requestsPerSecond: 10_000,
    latency: '100ms',
    availability: '99.99%',
  },
  clusters: {
    'us-east-1': {
      region: 'us-east-1',
      role: 'primary',
      ring: 3,
      network: { vpc: '10.16.0.0/16', data: '10.16.224.0/20', endpoints: '10.16.240.0/20' },
    },
    'eu-west-1': {
      region: 'eu-west-1',
      role: 'secondary',
      ring: 2,
      network: { vpc: '10.32.0.0/16', data: '10.32.224.0/20', endpoints: '10.32.240.0/20' },
    },
    'ap-southeast-1': {
      region: 'ap-southeast-1',
      role: 'tertiary',
      ring: 1,
      network: { vpc: '10.48.0.0/16', data: '10.48.224.0/20', endpoints: '10.48.240.0/20' },
    },
  },
});
