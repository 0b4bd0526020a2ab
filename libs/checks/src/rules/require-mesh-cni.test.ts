import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireMeshCni } from './require-mesh-cni.ts';

const namespace = (labels: Record<string, string>) => object('v1 Namespace', 'shop', undefined, { labels });
const restricted = { 'pod-security.kubernetes.io/enforce': 'restricted' };
const chart = (name: string, valuesObject: object = {}) =>
  object('argoproj.io/v1alpha1 Application', `argocd/${name}`, { source: { chart: name, helm: { valuesObject } } });
const [cni, istiod] = [chart('cni'), chart('istiod', { cni: { enabled: true } })];
const inMesh = { ...restricted, 'istio-injection': 'enabled' };

test('passes with istio-cni installed and used', () => {
  expect(check(requireMeshCni, [namespace(inMesh), cni, istiod])).toEqual([]);
});

test('fails without it, and where istiod does not know of it', () => {
  expect(check(requireMeshCni, [namespace(inMesh), istiod])).toMatchInlineSnapshot(`
    [
      "Namespace shop metadata.labels["pod-security.kubernetes.io/enforce"]: no pod of it can start: its proxy has an init container that changes the network, which Pod Security restricted refuses. Install istio-cni.",
    ]
  `);
  expect(check(requireMeshCni, [namespace(inMesh), cni, chart('istiod')])).toMatchInlineSnapshot(`
    [
      "Namespace shop metadata.labels["pod-security.kubernetes.io/enforce"]: no pod of it can start: istiod still gives its proxy an init container that changes the network, which Pod Security restricted refuses. Set cni.enabled of istiod.",
    ]
  `);
});

test('namespaces without proxies, and those that enforce nothing, need none', () => {
  for (const labels of [restricted, { 'istio-injection': 'enabled' }])
    expect(check(requireMeshCni, [namespace(labels)])).toEqual([]);
});

test('fails when two labels ask for two proxies', () => {
  const both = { 'istio-injection': 'enabled', 'istio.io/rev': '1-31-1' };
  expect(check(requireMeshCni, [namespace(both)])).toMatchInlineSnapshot(`
    [
      "Namespace shop metadata.labels: two labels say which proxy pods get, and istio-injection wins without a word: the revision 1-31-1 is never used. Keep one of them.",
    ]
  `);
});
