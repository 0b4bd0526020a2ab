import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { keepList } from '@auditorsec/metrics/catalogue';
import type { IPodMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PodMonitor';
import type { IProbe } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/Probe';
import type { IPrometheus } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/Prometheus';
import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { remoteWrite, remoteWriteSpec } from './remote-write.ts';
import { serviceMonitor } from './service-monitor.ts';
import { retention, retentionSize, storage } from './storage.ts';

const objects = render(example);
const { spec } = objectNamed<IPrometheus>(objects, 'Prometheus observability/platform');
const cart = objectNamed<IPodMonitor>(objects, 'PodMonitor observability/cart').spec;
const gateways = objectNamed<IPodMonitor>(objects, 'PodMonitor observability/gateways').spec;
const argoCd = objectNamed<IServiceMonitor>(objects, 'ServiceMonitor observability/argo-cd');
const origin = objectNamed<IProbe>(objects, 'Probe observability/origin-us-east-1').spec;

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('monitors, probes and rules are selected by one label in every namespace', () => {
  for (const kind of ['serviceMonitor', 'podMonitor', 'probe', 'rule'] as const) {
    expect(argoCd.metadata?.labels).toMatchObject(spec?.[`${kind}Selector`]?.matchLabels ?? {});
    expect(spec?.[`${kind}NamespaceSelector`]).toEqual({});
  }
});

test('every scrape class names region and cluster, as external labels reach no query inside the region', () => {
  for (const { relabelings } of spec?.scrapeClasses ?? [])
    expect(
      Object.fromEntries(relabelings?.map(({ targetLabel, replacement }) => [targetLabel, replacement]) ?? []),
    ).toEqual(spec?.externalLabels);
});

test('the token goes to the kubelet alone, whose certificate is checked, and monitors may name no file', () => {
  const classes = spec?.scrapeClasses ?? [];
  expect(classes.filter(({ authorization }) => authorization).map(({ name }) => name)).toEqual(['kubelet']);
  expect(classes.find(({ name }) => name === 'kubelet')?.tlsConfig).toEqual({
    caFile: expect.stringMatching(/ca\.crt$/),
  });
  expect(spec?.arbitraryFSAccessThroughSMs).toEqual({ deny: true });
});

test('the server may read what it discovers and metrics of nodes, and nothing by a wildcard', () => {
  const { rules } = objectNamed<IClusterRole>(objects, 'ClusterRole prometheus-platform');
  const words = rules?.flatMap(({ apiGroups = [], resources = [], verbs, nonResourceURLs = [] }) => [
    ...apiGroups,
    ...resources,
    ...verbs,
    ...nonResourceURLs,
  ]);
  expect(words?.filter((word) => word.includes('*'))).toEqual([]);
  expect(words).not.toContain('secrets');
});

test('a proxy is found by the port that it declares, and read on the merged one', () => {
  const [endpoint] = gateways.podMetricsEndpoints ?? [];
  expect(endpoint).toMatchObject({ port: 'http-envoy-prom', path: '/stats/prometheus', interval: '15s' });
  expect(endpoint?.relabelings?.[0]).toMatchObject({
    sourceLabels: ['__meta_kubernetes_pod_ip'],
    targetLabel: '__address__',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as Prometheus reads it.
    replacement: '${1}:15020',
  });
});

test('each monitor keeps what the catalogue says of its sources alone, under a job of its own name', () => {
  const [endpoint] = cart.podMetricsEndpoints ?? [];
  expect(endpoint?.metricRelabelings).toEqual([
    { action: 'keep', sourceLabels: ['__name__'], regex: keepList('agent') },
  ]);
  expect(endpoint?.relabelings).toEqual([{ action: 'replace', targetLabel: 'job', replacement: 'cart' }]);
  expect(origin).toMatchObject({
    jobName: 'blackbox',
    targets: { staticConfig: { labels: { target_region: 'us-east-1' } } },
  });
});

test('a timeout that is no shorter than its interval is refused where the monitor is written', () => {
  const slow = { name: 'slow', namespace: 'a', from: 'b', services: { c: 'd' }, port: 'e', keep: ['node'] as const };
  expect(() => render((chart) => serviceMonitor(chart, { ...slow, interval: '10s', timeout: '10s' }))).toThrow(
    /monitor slow: timeout\s+found {4}10s\s+allowed {2}less than its interval, 10s/,
  );
  expect(() => render((chart) => serviceMonitor(chart, { ...slow, interval: '1m', timeout: '59s' }))).not.toThrow();
});

test('blocks may fill four fifths of the volume: the log and compaction need the rest', () => {
  expect(retentionSize(storage.parse({ class: 'a', size: '100Gi' }))).toBe('81920MB');
  expect(retentionSize(storage.parse({ class: 'a', size: '1Gi' }))).toBe('819MB');
});

test('retention is a number of days', () => {
  expect(retention.safeParse('35d').success).toBe(true);
  for (const wrong of ['0d', '35', '5w', '1h'])
    expect([wrong, retention.safeParse(wrong).success]).toEqual([wrong, false]);
});

test('a store is written to as an identity of the pod, or with credentials that a Secret holds', () => {
  const url = 'https://store.example.com/write';
  const secret = (key: string) => ({ name: 'store', key });
  const oauth2 = {
    tokenUrl: 'https://login.example.com/token',
    clientId: secret('id'),
    clientSecret: secret('secret'),
  };
  expect(remoteWriteSpec(remoteWrite.parse({ url, auth: { oauth2 } })).oauth2).toEqual({
    ...oauth2,
    clientId: { secret: secret('id') },
  });
  expect(remoteWrite.safeParse({ url, auth: {} }).success).toBe(false);
  expect(remoteWrite.safeParse({ url: 'http://store.example.com', auth: { oauth2 } }).success).toBe(false);
});
