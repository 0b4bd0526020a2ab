import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaves, withLeaf } from './leaves.ts';
import { nudges } from './nudges.ts';
import { originsOf } from './origins.ts';
import { explainedText } from './print.ts';
import { readers } from './readers.ts';
import { targets } from './target.ts';

const input = await loadConfig(repositoryRoot, []);
const { clusters } = await render(input);
const files = clusters.flatMap((cluster) => cluster.files);
const scaler = () => {
  const [file] = targets(
    'HorizontalPodAutoscaler/istio-ingress',
    files.filter(({ cluster }) => cluster === 'us-east-1'),
  );
  if (!file) throw new Error('the gateway has no autoscaler');
  return file;
};

test('an object is found by its file, and by its kind and name in every cluster that has it', () => {
  const { path } = scaler();
  for (const word of [`generated/${path}`, `./generated/${path}`, `/some/where/generated/${path}`])
    expect(targets(word, files)).toEqual([scaler()]);
  expect(targets('service/istio-ingress/istio-ingress', files).map(({ cluster }) => cluster)).toEqual(
    clusters.map(({ name }) => name),
  );
});

test.each([
  ['Servce/istio-ingress/istio-ingress', 'Did you mean Service/istio-ingress/istio-ingress?'],
  ['Deployment/istio-ingres', 'Did you mean Deployment/istio-ingress?'],
  [
    'generated/us-east-1/gateway/Service_istio-ingress.yaml',
    'Did you mean generated/us-east-1/gateway/Service_istio-ingress_istio-ingress.yaml?',
  ],
])('%s is not there, and the nearest is named', (word, message) => {
  expect(() => targets(word, files)).toThrow(message);
});

test('the fields of an autoscaler follow from the props of its app, at the line and column that wrote them', async () => {
  const { origins } = await originsOf(scaler(), input);
  expect(origins.map(({ field, fields }) => ({ field, fields }))).toEqual([
    { field: 'gateway.replicas.min', fields: ['spec.minReplicas'] },
    { field: 'gateway.replicas.max', fields: ['spec.maxReplicas'] },
  ]);
  for (const { place } of origins) expect(place).toMatch(/^clusters\/us-east-1\/cluster\.ts:\d+:\d+$/);
});

test('a host of the fleet is named as the origin of the fields that hold it', async () => {
  const [gateway] = targets(
    'Gateway/istio-ingress/api',
    files.filter(({ cluster }) => cluster === 'us-east-1'),
  );
  const { origins } = gateway ? await originsOf(gateway, input) : { origins: [] };
  const host = origins.find(({ field }) => field === 'hosts.api');
  expect(host?.place).toMatch(/^clusters\/fleet\.ts:/);
  expect(host?.fields.some((field) => field.startsWith('spec.servers'))).toBe(true);
});

test('rules that look into an object are those that judge its kind, and others are not among them', () => {
  const names = readers(scaler(), clusters);
  expect(names).toContain('match-scale-target');
  expect(names).not.toContain('match-failover-tree');
});

test('a person reads the file, the app, the line, and the pages of the rules', () => {
  const text = explainedText({ file: scaler(), rules: ['match-scale-target'] });
  expect(text).toContain('docs/checks/match-scale-target.md');
  expect(text).toMatch(/installed at clusters\/us-east-1\/cluster\.ts:\d+/);
});

test('one value is replaced where it stands, and nothing else', () => {
  const written = { a: [{ b: 1 }, { b: 2 }], c: 'x' };
  expect(leaves(written).map(({ keys }) => keys.join('.'))).toEqual(['a.0.b', 'a.1.b', 'c']);
  expect(withLeaf(written, ['a', 1, 'b'], 3)).toEqual({ a: [{ b: 1 }, { b: 3 }], c: 'x' });
});

test('another value is never the same one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.boolean(), fc.integer()), fc.array(fc.string()), (value, words) => {
      expect(nudges(value, words)).not.toContain(value);
    }),
  );
});
