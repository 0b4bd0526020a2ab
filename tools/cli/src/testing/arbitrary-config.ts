import { alerts } from '@auditorsec/alerts/alerts';
import { hasCertificates } from '@auditorsec/aurora/certificates';
import { ciFailureAgent } from '@auditorsec/ci-failure-agent/ci-failure-agent';
import { ciFailureWorker } from '@auditorsec/ci-failure-worker/ci-failure-worker';
import { components } from '@auditorsec/components-app/components';
import type { InstalledApp } from '@auditorsec/config/app';
import { fleetSchema } from '@auditorsec/config/fleet';
import type { ConfigInput } from '@auditorsec/config/parse';
import { regions } from '@auditorsec/config/regions';
import { standIn } from '@auditorsec/config/testing/compose-app';
import { delivery } from '@auditorsec/delivery/delivery';
import { gateway } from '@auditorsec/gateway/gateway';
import { grafana } from '@auditorsec/grafana-app/grafana';
import { logging } from '@auditorsec/logging/logging';
import { mesh } from '@auditorsec/mesh/mesh';
import { monitoring } from '@auditorsec/monitoring/monitoring';
import { namespaces } from '@auditorsec/namespaces/namespaces';
import { dataClasses } from '@auditorsec/privacy/data-classes';
import { rateLimit } from '@auditorsec/rate-limit-app/rate-limit';
import { tracing } from '@auditorsec/tracing/tracing';
import fc from 'fast-check';

/*
 * Configs that the schemas accept, from plain to far-fetched. Values are made by their rough shape, and the schemas
 * themselves throw out what they refuse: what is left is what anyone might write and get away with.
 */

/** Of these props, those that the app accepts. */
function accepted<Input>(app: (input: Input) => InstalledApp, props: fc.Arbitrary<Input>): fc.Arbitrary<Input> {
  return props.filter((input) => app(input).definition.props.safeParse(input).success);
}

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
const host = fc.stringMatching(/^([a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?\.){1,3}[a-z]{2,10}$/);
const cidr = fc.oneof(
  fc.tuple(fc.nat(255), fc.nat(255)).map(([a, b]) => `${a}.${b}.0.0/16`),
  fc
    .tuple(fc.integer({ min: 1, max: 0xffff }), fc.integer({ min: 1, max: 0xffff }))
    .map(([a, b]) => `2001:${a.toString(16)}:${b.toString(16)}::/48`),
  fc.ipV4().map((address) => `${address}/32`),
);
const duration = fc.stringMatching(/^[1-9]\d{0,5}(ms|s|m|h)$/);
const image = fc.stringMatching(
  /^[a-z0-9]{1,8}\.[a-z]{2,3}(:\d{1,5})?(\/[a-z0-9]{1,8}([._-][a-z0-9]{1,4})?){1,3}(:\w[\w.-]{0,12})?@sha256:[0-9a-f]{64}$/,
);
const replicas = fc
  .tuple(fc.integer({ min: 2, max: 10_000 }), fc.integer({ min: 2, max: 10_000 }))
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const resources = fc.record({
  cpu: fc.stringMatching(/^[1-9]\d{0,5}m?$/),
  memory: fc.stringMatching(/^[1-9]\d{0,5}(Mi|Gi|Ti)$/),
});
const retry = fc.oneof(
  fc.record({ timeout: duration, attempts: fc.constant(0) }),
  fc.record({
    timeout: fc.integer({ min: 1, max: 900 }).map((seconds) => `${seconds}s`),
    attempts: fc.nat(2),
    perTryTimeout: fc.integer({ min: 1, max: 2000 }).map((ms) => `${ms}ms`),
    backoff: fc.integer({ min: 1, max: 100 }).map((ms) => `${ms}ms`),
  }),
);
const path = fc.stringMatching(/^(\/[a-z0-9_.~-]{1,6}){1,3}\/?$/);

const agent = accepted(
  ciFailureAgent,
  fc.record(
    { image, replicas, resources, read: retry, write: retry },
    { requiredKeys: ['image', 'replicas', 'resources'] },
  ),
);
const worker = accepted(
  ciFailureWorker,
  fc.record({
    image,
    replicas,
    resources,
    queue: fc.record({
      url: fc
        .tuple(fc.constantFrom(...regions), fc.stringMatching(/^\d{12}\/[\w-]{1,80}(\.fifo)?$/))
        .map(([region, queue]) => `https://sqs.${region}.amazonaws.com/${queue}`),
      messagesPerReplica: fc.oneof(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      ),
    }),
    nightly: fc.record({
      schedule: fc
        .tuple(
          fc.nat(59),
          fc.nat(23),
          fc.constantFrom('*', '1', '1-7', '*/2'),
          fc.constantFrom('*', '6', 'JAN,jul'),
          fc.constantFrom('*', '0', 'MON-FRI'),
        )
        .map((fields) => fields.join(' ')),
      deadline: duration,
    }),
  }),
);
const entrance = accepted(gateway, fc.record({ replicas, resources }));

const limiter = accepted(
  rateLimit,
  fc.record({ image, replicas, resources, counters: fc.record({ image, resources }) }),
);

/** A gateway stands only where what it routes to does, and what counts its requests. */
const apps = fc.oneof(
  fc.record({ agent, entrance, limiter }),
  fc.record({ agent }),
  fc.record({ worker }),
  fc.record({ worker, agent, entrance, limiter }),
  fc.constant({}),
);

/** Regions whose databases a client can tell from others: of the rest somebody has to fetch the certificates first. */
const known = regions.filter((region) => hasCertificates(region));

const member = fc.record({
  environment: fc.constant('production'),
  region: fc.constantFrom(...known),
  network: fc.record({ vpc: cidr, data: cidr, endpoints: cidr }),
  stores: fc.record({
    database: host,
    databaseProxy: fc.record({ write: host, read: host }),
    cache: host,
    cacheWriter: host,
    sessions: host,
  }),
  monthlyBudget: fc.integer({ min: 1, max: 1_000_000 }),
});

const rate = fc
  .tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.constantFrom('second', 'minute', 'hour', 'day'))
  .map(([requests, unit]) => `${requests}/${unit}`);
const limits = fc
  .record({
    address: fc
      .tuple(fc.integer({ min: 1, max: 1000 }), fc.nat(1000))
      .map(([requestsPerSecond, more]) => ({ requestsPerSecond, burst: requestsPerSecond + more })),
    login: rate,
    tiers: fc.dictionary(label, fc.record({ read: rate, write: rate }), { minKeys: 1, maxKeys: 4 }),
  })
  .map((rest) => ({ ...rest, defaultTier: Object.keys(rest.tiers)[0] }));

const ADMIN = 'admin';
const SCOPES = ['ci:read', 'ci:write', 'https://example.com/A_b-c.d'];
const routed = { path, to: fc.constant('ci-failure-agent') };
const scope = fc.constantFrom(...SCOPES);
const guarded = fc.record({
  ...routed,
  access: fc.constant('token'),
  scopes: fc.record({ read: scope, write: scope }),
});
const open = fc.record({ ...routed, access: fc.constantFrom('public', 'login') });

const held = fc.subarray([...dataClasses], { minLength: 1 });

const ZONE = 'example.com';
const PROBED = { path: '/healthz/ready', to: 'ci-failure-agent', access: 'public' } as const;
const inZone = label.map((name) => `${name}.${ZONE}`);

const fleet = (clusters: readonly string[]) =>
  fc
    .record({
      hosts: fc.record({ api: inZone, app: inZone, origins: inZone }),
      globalCluster: fc.constantFrom(...clusters),
      aws: fc.constant({ account: '111122223333' }),
      dns: fc.record({
        zone: fc.constant(ZONE),
        zoneId: fc.constant('Z0EXAMPLE'),
        routing: fc.constantFrom('failover', 'latency'),
      }),
      repository: host.map((name) => `https://${name}/platform.git`),
      contact: fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.[a-z]{2,3}$/),
      activeCluster: fc.constantFrom(...clusters),
      tokens: fc.record({
        issuer: host.map((name) => `https://${name}`),
        audiences: fc.uniqueArray(host, { minLength: 1, maxLength: 3 }),
        keys: fc.tuple(host, path).map(([name, path]) => `https://${name}${path}`),
        scopes: fc.constant([...SCOPES, ADMIN]),
      }),
      routes: fc.uniqueArray(fc.oneof(guarded, open), { minLength: 1, maxLength: 5 }),
      admin: fc.record({
        paths: fc.uniqueArray(path, { minLength: 1, maxLength: 3 }),
        networks: fc.uniqueArray(cidr, { minLength: 1, maxLength: 4 }),
        scope: fc.constant(ADMIN),
        amr: fc.constantFrom('mfa', 'hwk'),
      }),
      loadBalancer: fc.record({
        topology: fc.constantFrom('nlb', 'nlb-proxy-protocol', 'cloudfront-nlb', 'cloudfront-alb'),
        cloudfrontPrefixLists: fc.constant(Object.fromEntries(regions.map((region) => [region, 'pl-3b927c52']))),
      }),
      rateLimits: limits,
      maxRequestBody: fc.integer({ min: 1, max: 64 }).map((size) => `${size}Mi`),
      targets: fc.record({
        requestsPerSecond: fc.integer({ min: 1, max: 1_000_000 }),
        latency: fc.integer({ min: 1, max: 60_000 }).map((ms) => `${ms}ms`),
        availability: fc.stringMatching(/^9[4-9]\.\d{1,4}%$/),
      }),
      data: fc.record({ database: held, cache: held, sessions: held }),
      members: fc.array(member, { minLength: clusters.length, maxLength: clusters.length }),
    })
    // Probes need a public path; where another route takes it, or guards it, the schema throws the fleet out.
    .map(({ routes, ...rest }) => ({ ...rest, routes: [...routes, PROBED] }))
    .map((input) => ({
      ...input,
      slos: { 'api-availability': { routes: input.routes.map(({ path }) => path), good: 'answered' } },
      links: { runbooks: `https://${input.hosts.app}/runbooks`, grafana: `https://${input.hosts.app}/grafana` },
    }))
    .map(({ members, ...rest }) => {
      const entries = members.map((member, index) => [
        clusters[index],
        { ...member, role: index === 0 ? 'primary' : 'secondary', ring: index + 1 },
      ]);
      return { ...rest, clusters: Object.fromEntries(entries) as unknown };
    })
    .filter((input) => fleetSchema.safeParse(input).success);

/** Plain data, so that a counterexample can be read. */
export interface Description {
  readonly fleet: unknown;
  readonly clusters: readonly {
    readonly name: string;
    readonly apps: {
      readonly agent?: Parameters<typeof ciFailureAgent>[0];
      readonly worker?: Parameters<typeof ciFailureWorker>[0];
      readonly entrance?: Parameters<typeof gateway>[0];
      readonly limiter?: Parameters<typeof rateLimit>[0];
    };
  }[];
}

/** Up to `most` clusters and their fleet. */
export function acceptedConfig(most: number): fc.Arbitrary<Description> {
  return fc.uniqueArray(label, { minLength: 1, maxLength: most }).chain((names) =>
    fc.record({
      fleet: fleet(names),
      clusters: fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), apps }))),
    }),
  );
}

const SECRET = { name: 'remote-write', key: 'client' };
const digest = `example.com/exporter@sha256:${'0'.repeat(64)}`;

/** What stands in every cluster, as it is: the namespaces, the mesh, what keeps them, and who watches. */
const common = [
  namespaces({}),
  mesh({}),
  standIn('data'),
  delivery({}),
  components({}),
  tracing({}),
  logging({}),
  alerts({}),
  grafana({}),
  monitoring({
    prometheus: {
      resources: { cpu: '1', memory: '4Gi' },
      storage: { class: 'gp3-kms', size: '100Gi' },
      remoteWrite: {
        url: 'https://metrics.example.com/api/v1/write',
        auth: { oauth2: { clientId: SECRET, clientSecret: SECRET, tokenUrl: 'https://example.com/token' } },
      },
    },
    images: { blackbox: digest, cloudWatch: digest, postgres: digest, elasticsearch: digest },
  }),
];

/** The config as its files would hold it. */
export function toConfig({ fleet, clusters }: Description): ConfigInput {
  const inputs = clusters.map(({ name, apps: { agent, worker, entrance, limiter } }) => {
    const chosen = [
      agent && ciFailureAgent(agent),
      worker && ciFailureWorker(worker),
      entrance && gateway(entrance),
      limiter && rateLimit(limiter),
    ];
    return [name, { name, apps: [...common, ...chosen.filter((app) => app !== undefined)] }] as const;
  });
  return { root: '/nowhere', fleet, clusters: new Map(inputs), folders: clusters.map(({ name }) => name) };
}
