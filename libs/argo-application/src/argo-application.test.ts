import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { helmApplication } from './helm-application.ts';
import { registry } from './registry.ts';
import type { Application } from './types.ts';

const objects = render(example);
const { spec } = objectNamed<Application>(objects, 'Application argocd/metrics-server');

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('the chart comes from an OCI registry, which Argo CD knows by the missing scheme, at one exact version', () => {
  expect(spec.source.repoURL).toBe('registry.example.com/charts');
  expect(spec.source.targetRevision).toBe('3.13.0');
});

test.each(['3.x', '^3.13.0', 'latest', '3.13', ''])(
  'the version %j is refused: it lets the registry decide',
  (version) => {
    const props = {
      name: 'a',
      namespace: 'b',
      project: 'p',
      registry: 'c.example.com/d',
      chart: 'a',
      values: {},
      wave: 0,
    };
    expect(() => render((chart) => helmApplication(chart, { ...props, version }))).toThrow('no exact version');
  },
);

test('what another program writes is ignored, and the ignored fields are left alone by a sync', () => {
  expect(spec.ignoreDifferences).toHaveLength(1);
  expect(spec.syncPolicy.syncOptions).toContain('RespectIgnoreDifferences=true');
});

test.each([
  'gcr.io/istio-release',
  'gcr.io/istio-release/charts',
  'registry.istio.io/release',
  'istio-release.storage.googleapis.com/charts',
])('the retired host %s is refused, with the one that serves now', (text) => {
  expect(mistakes(text)).toEqual([expect.stringMatching(/^.*ghcr\.io\/istio\/release\/charts.*retired/)]);
});

test.each(['oci://ghcr.io/istio/release/charts', 'ghcr.io', 'docker.io/istio/', 'docker.io/istio:1.31.1'])(
  '%s is no registry with a path',
  (text) => {
    expect(mistakes(text)).toEqual([expect.stringContaining('no scheme, no tag')]);
  },
);

test('the hosts of today are accepted, and so is a mirror', () => {
  for (const text of ['ghcr.io/istio/release/charts', 'docker.io/istio', 'registry.example.com:5000/istio'])
    expect(mistakes(text)).toEqual([]);
});

function mistakes(text: string): string[] {
  return registry.safeParse(text).error?.issues.map(({ message }) => message) ?? [];
}
