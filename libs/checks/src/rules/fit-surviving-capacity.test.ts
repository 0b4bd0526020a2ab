import { objectName } from '@auditorsec/manifest/patch';
import type { KubeObject } from '@auditorsec/manifest/types';
import { expect, test } from 'vitest';
import { cpus, gibibytes } from '../resources.ts';
import { deployment, object, objects } from '../testing.ts';
import { fitSurvivingCapacity } from './fit-surviving-capacity.ts';

const pods = (name: string, cpu: string, memory = '1Gi', replicas?: number) => {
  const made = deployment(
    name,
    { app: name },
    { containers: [{ name: 'main', resources: { requests: { cpu, memory } } }] },
  );
  return { ...made, spec: { ...(made['spec'] as object), ...(replicas !== undefined && { replicas }) } };
};
const scaled = (name: string, maxReplicas: number) =>
  object('autoscaling/v2 HorizontalPodAutoscaler', name, {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: name.split('/')[1] },
    minReplicas: 2,
    maxReplicas,
  });
const pool = (name: string, limits: object, weight = 10) =>
  object('karpenter.sh/v1 NodePool', name, { limits, weight });

/** 10 pods at the most of 1 CPU and 1 GiB each, beside 2 that stay where they are. */
const serving = [pods('shop/cart', '1'), scaled('shop/cart', 10), pods('shop/report', '500m', '512Mi', 2)];

function found(fleet: Record<string, readonly KubeObject[]>): string[] {
  const findings: string[] = [];
  const all = Object.entries(fleet).map(([name, list]) => objects(name, list));
  fitSurvivingCapacity.check(all, (file, message, field) =>
    findings.push(`${file.cluster} ${objectName(file.object)} ${field}: ${message}`),
  );
  return findings;
}

test('limits that hold the own pods and those that follow clients of the other region pass, to the last CPU', () => {
  const pools = [pool('spot', { cpu: '15', memory: '15Gi' }), pool('critical', { cpu: '6', memory: '6Gi' })];
  expect(found({ here: [...serving, ...pools], there: serving })).toEqual([]);
});

test('one CPU short fails, at the pool that is filled first', () => {
  const pools = [pool('critical', { cpu: '6', memory: '6Gi' }), pool('spot', { cpu: '14', memory: '15Gi' }, 50)];
  expect(found({ here: [...serving, ...pools], there: serving })).toMatchInlineSnapshot(`
    [
      "here NodePool spot spec.limits.cpu: pods wait for nodes that Karpenter may not make, and the region falls over as well: all NodePools hold 20 CPUs; its own pods at their most ask for 11, and the clients of there, when it is lost, bring 10. Raise the limits to 21 together.",
    ]
  `);
});

test('memory is short by itself', () => {
  const pools = [pool('spot', { cpu: '21', memory: '20Gi' })];
  expect(found({ here: [...serving, ...pools], there: serving })).toEqual([
    expect.stringContaining('spec.limits.memory: pods wait for nodes that Karpenter may not make'),
  ]);
});

test('of several regions the largest one is lost, not all', () => {
  const small = [pods('shop/cart', '1'), scaled('shop/cart', 2)];
  const pools = [pool('spot', { cpu: '21', memory: '21Gi' })];
  expect(found({ here: [...serving, ...pools], there: serving, beyond: small })).toEqual([]);
});

test('a region alone holds its own pods', () => {
  expect(found({ here: [...serving, pool('spot', { cpu: '11', memory: '11Gi' })] })).toEqual([]);
  expect(found({ here: [...serving, pool('spot', { cpu: '10', memory: '11Gi' })] })).toHaveLength(1);
});

test('a pool without limits holds everything, and a cluster without pools is not judged', () => {
  expect(found({ here: [...serving, pool('spot', {})], there: serving })).toEqual([]);
});

test('what an operator makes pods of counts by its own requests', () => {
  const prometheus = object('monitoring.coreos.com/v1 Prometheus', 'watch/main', {
    replicas: 2,
    resources: { requests: { cpu: '2', memory: '4Gi' } },
  });
  expect(found({ here: [prometheus, pool('spot', { cpu: '4', memory: '8Gi' })] })).toEqual([]);
  expect(found({ here: [prometheus, pool('spot', { cpu: '3', memory: '8Gi' })] })).toHaveLength(1);
});

test('quantities are read as Kubernetes does', () => {
  expect([cpus('250m'), cpus('2'), cpus(3)]).toEqual([0.25, 2, 3]);
  expect([gibibytes('512Mi'), gibibytes('2Gi'), gibibytes('1Ti'), gibibytes(1024 ** 3)]).toEqual([0.5, 2, 1024, 1]);
});

test('pods that operators make of node sets and templates ask for nodes like any other', () => {
  const containers = [{ name: 'main', resources: { requests: { cpu: '2', memory: '4Gi' } } }];
  const podTemplate = { spec: { containers } };
  const made = [
    object('elasticsearch.k8s.elastic.co/v1 Elasticsearch', 'logs/store', { nodeSets: [{ count: 3, podTemplate }] }),
    object('kibana.k8s.elastic.co/v1 Kibana', 'logs/view', { count: 2, podTemplate }),
    object('beat.k8s.elastic.co/v1beta1 Beat', 'logs/ship', { daemonSet: { podTemplate } }),
    object('grafana.integreatly.org/v1beta1 Grafana', 'logs/boards', {
      deployment: { spec: { replicas: 1, template: podTemplate } },
    }),
  ];
  expect(found({ here: [...made, pool('spot', { cpu: '13', memory: '99Gi' })] })).toEqual([
    expect.stringContaining('its own pods at their most ask for 14'),
  ]);
});

test("the proxy that Istio puts into each pod of a mesh namespace asks for nodes too, a gateway's proxy once", () => {
  const requests = { cpu: '1', memory: '1Gi' };
  const source = { chart: 'istiod', helm: { valuesObject: { global: { proxy: { resources: { requests } } } } } };
  const inMesh = { labels: { 'istio-injection': 'enabled' } };
  const made = [
    object('v1 Namespace', 'shop', undefined, inMesh),
    object('argoproj.io/v1alpha1 Application', 'argocd/istiod', { source }),
    pods('shop/cart', '1', '1Gi', 3),
    deployment('shop/gate', { app: 'gate' }, { containers: [{ name: 'istio-proxy', resources: { requests } }] }),
  ];
  expect(found({ here: [...made, pool('spot', { cpu: '6', memory: '99Gi' })] })).toEqual([
    expect.stringContaining('its own pods at their most ask for 7'),
  ]);
});
