import { expect, test } from 'vitest';
import { AppChart, addManifest, Manifest } from './chart.ts';

test('objects of one name may stand in one tree: what they are called there is no business of Kubernetes', () => {
  const chart = new AppChart('one', 'agent', { file: 'clusters/one/cluster.ts', line: 9 });
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
  for (let count = 0; count < 12; count++) addManifest(chart, object);
  const manifests = chart.node.findAll().filter((node) => node instanceof Manifest);
  expect(new Set(manifests.map((node) => node.node.id)).size).toBe(12);
  expect(manifests.every((node) => node.object === object)).toBe(true);
});
