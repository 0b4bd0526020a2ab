import type { Application, ChartSource } from '@auditorsec/argo-application/types';
import { defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { smallMember } from '@auditorsec/config/testing/small-fleet';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import { retryProps } from '@auditorsec/routing/retry';
import { versions } from '@auditorsec/versions/versions';
import type { IServiceEntry } from '@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry';
import type { ISidecar } from '@kubernetes-models/istio/networking.istio.io/v1/Sidecar';
import type { ITelemetry } from '@kubernetes-models/istio/telemetry.istio.io/v1/Telemetry';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { istiodValues as values } from './istiod-values.ts';
import { mesh } from './mesh.ts';

const objects = await composeApp(mesh({}));
const { spec } = objectNamed<INetworkPolicy>(objects, 'NetworkPolicy istio-system/istiod');

test('mutual TLS is strict for the whole mesh', () => {
  expect(objectNamed(objects, 'PeerAuthentication istio-system/default')).toMatchObject({
    spec: { mtls: { mode: 'STRICT' } },
  });
});

test('proxies get their configuration and the API server its webhooks, from inside the network alone', () => {
  const [fromNetwork] = spec?.ingress ?? [];
  expect(fromNetwork?.from).toEqual([{ ipBlock: { cidr: '10.0.0.0/16' } }]);
  expect(fromNetwork?.ports?.map(({ port }) => port)).toEqual([15012, 15017]);
});

test('istiod reaches the keys of the token issuer, but no private address by that opening', () => {
  const outside = spec?.egress?.flatMap(({ to }) => to ?? []).find(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0');
  expect(outside?.ipBlock?.except).toEqual(expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16', '192.168.0.0/16']));
});

const application = (name: string) => objectNamed<Application<ChartSource>>(objects, `Application argocd/${name}`).spec;
const istiodValues = application('istiod').source.helm.valuesObject as ReturnType<typeof values>;

test('Istio comes from its own charts, all at the version that everything else is checked against', () => {
  for (const name of ['istio-base', 'istio-cni', 'istiod']) {
    expect(application(name).source).toMatchObject({
      repoURL: 'ghcr.io/istio/release/charts',
      targetRevision: versions.istio,
    });
  }
});

test('a retired host is refused, for charts and for images', async () => {
  const retired = mesh({ charts: 'istio-release.storage.googleapis.com/charts', images: 'gcr.io/istio-release' });
  await expect(composeApp(retired)).rejects.toThrow(/mesh\.charts[\s\S]*mesh\.images/);
});

test('proxies speak TLS 1.3 alone, retry nothing that no route says, and start before their applications', () => {
  expect(istiodValues.meshConfig).toMatchObject({
    meshMTLS: { minProtocolVersion: 'TLSV1_3' },
    defaultHttpRetryPolicy: { attempts: 0 },
    defaultConfig: { holdApplicationUntilProxyStarts: true },
    pathNormalization: { normalization: 'MERGE_SLASHES' },
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
  });
});

test('istiod fetches keys from no private address: what its network closes, it refuses itself as well', () => {
  const blocked = istiodValues.env.BLOCKED_CIDRS_IN_JWKS_URIS.split(',');
  const outside = spec?.egress?.flatMap(({ to }) => to ?? []).find(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0');
  expect(blocked).toEqual(expect.arrayContaining(outside?.ipBlock?.except ?? ['nothing']));
});

test('three istiods, one in each zone, of which a drain takes one', () => {
  expect(istiodValues).toMatchObject({ autoscaleMin: 3, pdb: { maxUnavailable: 1 } });
});

test('the cluster, its network and its proxies go by one name', () => {
  const { multiCluster, network } = istiodValues.global;
  expect([multiCluster.clusterName, network]).toEqual(['us-east-1', 'us-east-1']);
});

const failover = { namespaces: ['shop'], order: { 'us-east-1': ['eu-west-1'], 'eu-west-1': ['us-east-1'] } };
const both = {
  'us-east-1': smallMember('primary', 1),
  'eu-west-1': { ...smallMember('secondary', 2), region: 'eu-west-1' as const },
};
const joined = await composeApp(mesh({}), [], { failover, clusters: both });

test('Services stay in their cluster, but for namespaces that another region may answer for', () => {
  const settings = (of: readonly KubeObject[]) =>
    (
      objectNamed<Application<ChartSource>>(of, 'Application argocd/istiod').spec.source.helm
        .valuesObject as typeof istiodValues
    ).meshConfig.serviceSettings;
  const local = { hosts: ['*'], settings: { clusterLocal: true } };
  expect(settings(objects)).toEqual([local]);
  const shared = { hosts: ['*.shop.svc.cluster.local'], settings: { clusterLocal: false } };
  expect(settings(joined)).toEqual([local, shared]);
});

interface Fetched {
  readonly spec: { readonly target: object; readonly data: readonly { readonly secretKey: string }[] };
}
const keysOf = (of: readonly KubeObject[], name: string) =>
  objectNamed<Fetched>(of, `ExternalSecret istio-system/${name}`).spec.data.map(({ secretKey }) => secretKey);

test('no istiod starts before the authority has come that it signs with: one of its own would be trusted nowhere else', () => {
  expect(keysOf(objects, 'cacerts')).toEqual(['ca-cert.pem', 'ca-key.pem', 'cert-chain.pem', 'root-cert.pem']);
  expect(istiodValues.volumes).toEqual([{ name: 'authority', secret: { secretName: 'cacerts' } }]);
});

test('istiod knows who may answer for its cluster, and lets in those that it may answer for', () => {
  const named = (name: string) =>
    joined.filter(({ metadata }) => metadata.name.startsWith(name)).map(({ kind }) => kind);
  expect(keysOf(joined, 'istio-remote-secret-eu-west-1')).toEqual(['eu-west-1']);
  expect(
    objectNamed<Fetched>(joined, 'ExternalSecret istio-system/istio-remote-secret-eu-west-1').spec.target,
  ).toMatchObject({
    template: {
      metadata: {
        labels: { 'istio/multiCluster': 'true' },
        annotations: { 'networking.istio.io/cluster': 'eu-west-1' },
      },
    },
  });
  expect(named('istio-reader-')).toEqual(['Secret']);
  expect(objects.filter(({ metadata }) => /remote|reader/.test(metadata.name))).toEqual([]);
});

const shop = defineApp({
  name: 'shop',
  props: z.strictObject({}),
  workload: () => ({ namespace: 'shop', labels: { app: 'shop' }, serviceAccount: 'shop', port: 80 }),
  externals: ['database', 'sqs'],
  compose() {},
})({});
const edge = defineApp({
  name: 'edge',
  props: z.strictObject({}),
  workload: () => ({ namespace: 'edge', labels: { app: 'edge' }, serviceAccount: 'edge' }),
  calls: () => [{ to: 'shop', paths: ['/*'], methods: ['GET'], declaredAt: ['routes', 0, 'to'] }],
  compose() {},
})({});

test('a namespace sees itself, what the call graph leads to, and where traces go: nothing else', async () => {
  const made = await composeApp(mesh({}), [shop, edge]);
  const hosts = (namespace: string) =>
    objectNamed<ISidecar>(made, `Sidecar ${namespace}/default`).spec?.egress?.flatMap(({ hosts }) => hosts);
  const host = (name: string) => `observability/${name}-collector.observability.svc.cluster.local`;
  const traces = [host('otel-agent'), host('jaeger')];
  expect(hosts('edge')).toEqual(['./*', ...['shop/*', ...traces].sort()]);
  const outside = ['istio-system/database.example.com', 'istio-system/sqs.us-east-1.amazonaws.com'];
  expect(hosts('shop')).toEqual(['./*', ...[...outside, ...traces].sort()]);
});

const once = retryProps.parse({ timeout: '3s', attempts: 0 });
const routed = defineApp({
  name: 'till',
  props: z.strictObject({}),
  workload: () => ({
    namespace: 'till',
    labels: { app: 'till' },
    serviceAccount: 'till',
    port: 80,
    routed: { delegate: 'till', next: 'till-next', testerHeader: 'x-try', read: once, write: once },
  }),
  compose() {},
})({});
const gateway = defineApp({
  name: 'front',
  props: z.strictObject({}),
  workload: () => ({ namespace: 'front', labels: { app: 'front' }, serviceAccount: 'front' }),
  calls: () => [{ to: 'till', paths: ['/*'], methods: ['GET'], declaredAt: ['routes', 0, 'to'] }],
  compose() {},
})({});

test('what leads to a service with a share of traces of its own is recorded in full, everything else by the default', async () => {
  const tracing = { sampled: '10%', services: { shop: '50%' } };
  const made = await composeApp(mesh({}), [shop, edge, gateway, routed], { tracing });
  const percentages = (made.filter(({ kind }) => kind === 'Telemetry') as unknown as ITelemetry[]).map(
    ({ metadata, spec }) => [metadata?.name, spec?.tracing?.[0]?.randomSamplingPercentage],
  );
  expect(Object.fromEntries(percentages)).toEqual({ 'mesh-default': 10, edge: 100, shop: 100, front: undefined });
});

test('a gateway labels requests by route and tier, and logs more than sidecars do', async () => {
  const made = await composeApp(mesh({}), [gateway, routed]);
  const { spec } = objectNamed<ITelemetry>(made, 'Telemetry front/front');
  const labels = spec?.metrics?.flatMap(({ overrides }) => overrides?.map(({ tagOverrides }) => tagOverrides));
  expect(labels).toHaveLength(3);
  for (const label of labels ?? []) expect(Object.keys(label ?? {})).toEqual(['route', 'tier']);
  expect(spec?.accessLogging?.[0]?.filter?.expression).toContain('duration("100ms")');
});

test('proxies report no label that no rule or panel may read, and every one that they may', () => {
  const { spec } = objectNamed<ITelemetry>(objects, 'Telemetry istio-system/mesh-default');
  const removed = Object.keys(spec?.metrics?.[0]?.overrides?.[0]?.tagOverrides ?? {});
  expect(removed).toContain('source_principal');
  expect(removed).not.toContain('response_code');
});

test('the providers that Telemetry names are there, and traces go to the agent tier', () => {
  const { extensionProviders } = istiodValues.meshConfig;
  expect(extensionProviders.map(({ name }) => name)).toEqual(['otel', 'access-log']);
  expect(extensionProviders[0]).toMatchObject({
    opentelemetry: { service: 'otel-agent-collector.observability.svc.cluster.local', port: 4317 },
  });
});

test('a host outside stands in the registry once, for the namespaces that call it', async () => {
  const made = await composeApp(mesh({}), [shop, edge]);
  const entries = made.filter(({ kind }) => kind === 'ServiceEntry') as unknown as IServiceEntry[];
  expect(entries.map(({ spec }) => [spec?.hosts, spec?.exportTo])).toEqual([
    [['database.example.com'], ['shop']],
    [['sqs.us-east-1.amazonaws.com'], ['shop']],
    [['example.com'], ['istio-ingress']],
  ]);
});
