import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Application, ChartSource } from '@auditorsec/argo-application/types';
import { catalogue } from '@auditorsec/components/catalogue';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import { charts } from '@auditorsec/versions/charts';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { awsServices } from './aws-services.ts';
import { components } from './components.ts';

const objects = await composeApp(components({}));
const application = (name: string) => objectNamed<Application<ChartSource>>(objects, `Application argocd/${name}`);
const values = (name: string) => application(name).spec.source.helm.valuesObject as Record<string, unknown>;

test('every row of the catalogue is installed, from the chart and into the namespace that it names', () => {
  for (const [name, { namespace }] of Object.entries(catalogue)) {
    const { destination, source } = application(name).spec;
    const { registry, chart, version } = charts[name as keyof typeof catalogue];
    expect(destination.namespace).toBe(namespace);
    expect(source).toMatchObject({ repoURL: registry, chart, targetRevision: version });
  }
});

test('all charts stand in the project that bounds charts, never in the one without bounds', () => {
  const projects = objects
    .filter(({ kind }) => kind === 'Application')
    .map((each) => (each as unknown as Application).spec.project);
  expect(new Set(projects)).toEqual(new Set(['us-east-1-charts']));
});

test('external-dns writes the own name of its region alone, marks what it wrote, and never deletes', () => {
  expect(values('external-dns')).toMatchObject({
    domainFilters: ['us-east-1.origin.example.com'],
    policy: 'upsert-only',
    sources: ['istio-gateway'],
    txtOwnerId: 'us-east-1',
  });
});

test('Karpenter leaves its CRDs to the chart that upgrades them', () => {
  expect(application('karpenter').spec.source.helm.skipCrds).toBe(true);
  expect(application('karpenter-crd').spec.source.helm.skipCrds).toBeUndefined();
});

test('every service of AWS of which blocks can write a resource has its provider', () => {
  const folder = join(import.meta.dirname, '../../../libs/aws/src/kinds');
  const services = readdirSync(folder).map((file) => file.replace('.ts', ''));
  expect([...awsServices, 'provider'].sort()).toEqual(services.sort());
});

test('cert-manager comes before those whose webhooks need its certificates', () => {
  const wave = (name: string) => Number(application(name).metadata.annotations['argocd.argoproj.io/sync-wave']);
  for (const name of ['aws-load-balancer-controller', 'opentelemetry-operator'])
    expect(wave('cert-manager')).toBeLessThan(wave(name));
});

test('each closed namespace opens what its component needs: the API server, and webhooks to the VPC', () => {
  const { ingress, egress } =
    objectNamed<INetworkPolicy>(objects, 'NetworkPolicy cert-manager/cert-manager').spec ?? {};
  const ports = (openings: typeof ingress = []) => openings.map(({ ports }) => ports?.map(({ port }) => port));
  expect(ports(ingress)).toEqual([[10250], [9402]]);
  expect(ports(egress as typeof ingress)).toEqual([[443], [80], [443]]);
  expect(
    objects.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.namespace === 'kube-system'),
  ).toEqual([]);
});
