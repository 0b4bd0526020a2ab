import { composeApp } from '@auditorsec/config/testing/compose-app';
import { smallFleet } from '@auditorsec/config/testing/small-fleet';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import { catalogue, keepList, type MetricSource } from '@auditorsec/metrics/catalogue';
import { jobs } from '@auditorsec/metrics/jobs';
import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor';
import type { IProbe } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/Probe';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { components } from './components.ts';
import { monitoring } from './monitoring.ts';
import { exporterPorts } from './ports.ts';

const image = `registry.example.com/exporter@sha256:${'0'.repeat(64)}`;
const props = {
  prometheus: {
    resources: { cpu: '1', memory: '4Gi' },
    storage: { class: 'gp3-kms', size: '100Gi' },
    remoteWrite: { url: 'https://store.example.com/write', auth: { sigv4: { region: 'eu-west-1' } } },
  },
  images: { blackbox: image, cloudWatch: image, postgres: image, elasticsearch: image },
} as const;
const routes = [...smallFleet.routes, { path: '/ready', to: 'shop', access: 'public' as const }];
const objects = await composeApp(monitoring(props), [], { routes });
const ofKind = (kind: string) => objects.filter((object) => object.kind === kind);
const policy = (name: string) =>
  objectNamed<INetworkPolicy>(objects, `NetworkPolicy observability/${name}`).spec ?? { podSelector: {} };

test('every source of the catalogue is read by a monitor, and each monitor keeps what the catalogue says', () => {
  const read = ['ServiceMonitor', 'PodMonitor', 'Probe'].flatMap(ofKind).map(keptNames).join('|');
  for (const source of Object.keys(catalogue) as MetricSource[])
    for (const name of keepList(source).split(/\|(?![^(]*\))/)) expect(read.split(/\|(?![^(]*\))/)).toContain(name);
});

test('the jobs of all monitors are those that rules and panels may name', () => {
  const monitors = ['ServiceMonitor', 'PodMonitor'].flatMap(ofKind).map(({ metadata }) => metadata.name);
  const probes = ofKind('Probe').map((object) => (object as unknown as IProbe).spec.jobName);
  expect([...monitors, ...new Set(probes)].sort()).toEqual([...jobs].sort());
});

test('gateways are read twice as often as the rest, and by no other monitor', () => {
  const monitor = (name: string) => objectNamed<IPodMonitor>(objects, `PodMonitor observability/${name}`).spec;
  const [gateways, workloads] = [monitor('gateways'), monitor('workloads')];
  const interval = ({ podMetricsEndpoints: [endpoint] = [] }: typeof gateways) => endpoint?.interval;
  expect([interval(gateways), interval(workloads)]).toEqual(['15s', '30s']);
  const namespaces = [gateways, workloads].flatMap(({ namespaceSelector }) => namespaceSelector?.matchNames ?? []);
  expect(namespaces).toEqual([...new Set(namespaces)]);
});

test("each region's own name is asked for what needs no token, with the region that is asked as a label", () => {
  const { spec } = objectNamed<IProbe>(objects, 'Probe observability/us-east-1-ready');
  expect(spec.targets?.staticConfig).toEqual({
    static: ['https://us-east-1.origin.example.com/ready'],
    labels: { target_region: 'us-east-1' },
  });
  expect(ofKind('Probe')).toHaveLength(1);
});

test('Prometheus may connect to everything that it reads', () => {
  const ports = new Set(policy('prometheus').egress?.flatMap(({ ports = [] }) => ports.map(({ port }) => port)));
  for (const { listens } of components) expect(ports).toContain(listens.port);
  for (const port of [...Object.values(exporterPorts), 15020, 10250, 9093]) expect(ports).toContain(port);
});

test('an exporter is reached by Prometheus alone, and none but the prober and CloudWatch reaches the internet', () => {
  const open = Object.keys(exporterPorts).map((name) => {
    const { ingress = [], egress = [] } = policy(name);
    const peers = ingress.flatMap(({ from = [] }) => from);
    expect(peers.map(({ podSelector }) => podSelector?.matchLabels)).toEqual([
      { 'app.kubernetes.io/name': 'prometheus' },
    ]);
    return [name, egress.some(({ to = [] }) => to.some(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0'))];
  });
  expect(open.filter(([, reaches]) => reaches).map(([name]) => name)).toEqual([
    'blackbox-exporter',
    'cloudwatch-exporter',
  ]);
});

test('credentials come from Secrets', () => {
  const { spec } = objectNamed<IDeployment>(objects, 'Deployment observability/postgres-exporter');
  const env = spec?.template.spec?.containers[0]?.env ?? [];
  expect(
    env.filter(({ name }) => /USER|PASS/.test(name)).map(({ value, valueFrom }) => [value, valueFrom?.secretKeyRef]),
  ).toEqual([
    [undefined, { name: 'postgres-exporter', key: 'username' }],
    [undefined, { name: 'postgres-exporter', key: 'password' }],
  ]);
});

test('a memory shorter than the longest window of an objective is refused', async () => {
  const slos = { 'shop-answers': { routes: ['/v1/'], good: 'answered' as const, window: '30d' as const } };
  const short = monitoring({ ...props, prometheus: { ...props.prometheus, retention: '29d' } });
  await expect(composeApp(short, [], { slos })).rejects.toThrow(/prometheus\.retention[\s\S]+at least 30d/);
});

test("a store in the cluster's own region is refused: it would be lost with what it should outlive", async () => {
  const remoteWrite = { url: props.prometheus.remoteWrite.url, auth: { sigv4: { region: 'us-east-1' as const } } };
  const near = monitoring({ ...props, prometheus: { ...props.prometheus, remoteWrite } });
  await expect(composeApp(near)).rejects.toThrow(/sigv4\.region[\s\S]+another region/);
});

interface Keeping {
  readonly metricRelabelings?: readonly { readonly action?: string; readonly regex?: string }[];
}

function keptNames({ spec }: KubeObject & { spec?: unknown }): string {
  const { endpoints, podMetricsEndpoints, ...probe } = spec as Keeping & Record<string, readonly Keeping[] | undefined>;
  const [{ metricRelabelings = [] } = {}] = endpoints ?? podMetricsEndpoints ?? [probe];
  return metricRelabelings.find(({ action }) => action === 'keep')?.regex ?? '';
}

test('production keeps what it knows in another region and wakes somebody; a channel or no store is refused there', async () => {
  const { remoteWrite: _, ...kept } = props.prometheus;
  await expect(composeApp(monitoring({ ...props, prometheus: kept }))).rejects.toThrow(
    /prometheus\.remoteWrite[\s\S]+a store in another region/,
  );
  const told = { webhook: { name: 'channel', key: 'url' } };
  const receivers = { page: told, ticket: told, deadman: told };
  await expect(composeApp(monitoring({ ...props, receivers }))).rejects.toThrow(
    /receivers\.page[\s\S]+nobody is woken by a channel/,
  );
});
