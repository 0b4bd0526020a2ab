import { render } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { providers } from './provider.ts';

const objects = render((chart) =>
  providers(chart, {
    services: ['rds', 's3'],
    version: '2.6.0',
    serviceAccount: 'provider-aws',
    wave: 10,
    resources: { requests: { cpu: '50m', memory: '512Mi' }, limits: { memory: '512Mi' } },
  }),
);
const of = (wanted: string) => objects.filter(({ kind }) => kind === wanted);

test('each service has its provider at the exact version, and all run as the one identity', () => {
  expect(of('Provider').map(({ spec }) => (spec as { package: string }).package)).toEqual([
    'xpkg.crossplane.io/crossplane-contrib/provider-aws-rds:v2.6.0',
    'xpkg.crossplane.io/crossplane-contrib/provider-aws-s3:v2.6.0',
  ]);
  const [{ metadata } = { metadata: { name: '' } }] = of('DeploymentRuntimeConfig');
  for (const { spec } of of('Provider')) expect(spec).toMatchObject({ runtimeConfigRef: { name: metadata.name } });
});

test('only namespaced kinds of these services are served', () => {
  expect(of('ManagedResourceActivationPolicy')[0]?.['spec']).toEqual({
    activate: ['*.rds.aws.m.upbound.io', '*.s3.aws.m.upbound.io'],
  });
});

test('a provider is never pruned: the kinds of everything that it made would go with it', () => {
  for (const { metadata } of [...of('Provider'), ...of('ClusterProviderConfig')])
    expect(metadata.annotations?.['argocd.argoproj.io/sync-options']).toContain('Prune=false,Delete=false');
});
