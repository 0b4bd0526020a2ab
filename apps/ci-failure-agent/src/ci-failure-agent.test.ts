import { defineApp } from '@auditorsec/config/app';
import { composeApp } from '@auditorsec/config/testing/compose-app';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import type { Rollout } from '@auditorsec/rollout/types';
import { restrictedBreaches } from '@auditorsec/workload/testing/pod-security';
import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ciFailureAgent, props } from './ci-failure-agent.ts';

const written = {
  image: `registry.example.com/ci-failure-agent@sha256:${'0'.repeat(64)}`,
  replicas: { min: 3, max: 12 },
  resources: { cpu: '500m', memory: '512Mi' },
};
const edge = defineApp({
  name: 'edge',
  props: z.strictObject({}),
  workload: () => ({ namespace: 'edge', labels: { app: 'edge' }, serviceAccount: 'edge', fewestPods: 4 }),
  calls: () => [{ to: 'ci-failure-agent', paths: ['/v1/*'], methods: ['GET', 'POST'], declaredAt: ['routes', 0] }],
  compose() {},
})({});
const objects = await composeApp(ciFailureAgent(written), [edge]);
const pod = objectNamed<IDeployment>(objects, 'Deployment ci-failure/ci-failure-agent').spec?.template;

test('without retries in its props it takes defaults that fit their timeouts', () => {
  const { read, write } = props.parse(written);
  expect(read).toEqual({ timeout: '3s', attempts: 2, perTryTimeout: '900ms', backoff: '50ms' });
  expect(write).toEqual({ timeout: '10s', attempts: 1, perTryTimeout: '4s', backoff: '50ms' });
});

test('its callers, and nobody else, may call it: by certificate, port, method and path', () => {
  const { spec } = objectNamed<IAuthorizationPolicy>(objects, 'AuthorizationPolicy ci-failure/ci-failure-agent');
  expect(spec?.action).toBe('ALLOW');
  expect(spec?.rules).toEqual([
    {
      from: [{ source: { serviceAccounts: ['edge/edge'] } }],
      to: [{ operation: { ports: ['8000'], methods: ['GET', 'POST'], paths: ['/v1/*'] } }],
    },
  ]);
});

test('the network lets in its callers on its port and Prometheus on the port of the sidecar, and nobody without callers', async () => {
  const network = (of: readonly KubeObject[]) =>
    objectNamed<INetworkPolicy>(of, 'NetworkPolicy ci-failure/ci-failure-agent').spec?.ingress?.map(
      ({ from, ports }) => [from?.[0]?.podSelector?.matchLabels, ports?.map(({ port }) => port)],
    );
  const prometheus = [{ 'app.kubernetes.io/name': 'prometheus' }, [15020]];
  expect(network(objects)).toEqual([[{ app: 'edge' }, [8000]], prometheus]);
  expect(network(await composeApp(ciFailureAgent(written)))).toEqual([prometheus]);
});

test('all weight begins on stable, and both Services have a rule that their callers see', () => {
  const { spec } = objectNamed<IVirtualService>(objects, 'VirtualService ci-failure/ci-failure-agent');
  expect(spec?.exportTo).toEqual(['.', 'edge']);
  const [{ route } = {}] = spec?.http ?? [];
  expect(route?.map(({ weight }) => weight)).toEqual([100, 0]);
  const hosts = route?.map(({ destination }) => destination.host);
  const rules = objects.filter(({ kind }) => kind === 'DestinationRule') as unknown as { spec: { host: string } }[];
  expect(rules.map((rule) => rule.spec.host).sort()).toEqual(hosts?.toSorted());
});

test('gateways learn how to treat its requests, and that testers reach the next version, whichever way it is delivered', () => {
  const { read, write } = props.parse(written);
  const told = (delivery: 'canary' | 'blue-green') => {
    const { definition } = ciFailureAgent(written);
    return definition.workload?.(props.parse({ ...written, delivery, testerHeader: 'x-try' })).routed;
  };
  const same = { delegate: 'ci-failure-agent', testerHeader: 'x-try', read, write };
  expect(told('canary')).toEqual({ ...same, next: 'ci-failure-agent-canary' });
  expect(told('blue-green')).toEqual({ ...same, next: 'ci-failure-agent-preview' });
});

test('the pool of each caller is what Little makes of the targets: 100/s x 100 ms x 4 headroom over 4 pods', () => {
  const rule = objectNamed<IDestinationRule>(objects, 'DestinationRule ci-failure/ci-failure-agent-stable');
  expect(rule.spec?.trafficPolicy?.connectionPool?.http?.http2MaxRequests).toBe(10);
});

test('a pool that overflows at the target is refused, with what to write; a wider one is taken', async () => {
  const compose = (maxInFlight: number) => composeApp(ciFailureAgent({ ...written, maxInFlight }), [edge]);
  await expect(compose(9)).rejects.toThrow(/maxInFlight[\s\S]*at least 10/);
  const wide = objectNamed<IDestinationRule>(await compose(50), 'DestinationRule ci-failure/ci-failure-agent-stable');
  expect(wide.spec?.trafficPolicy?.connectionPool?.tcp?.maxConnections).toBe(50);
});

test('weights that do not make 100 are refused', async () => {
  const app = ciFailureAgent({ ...written, weights: { stable: 90, canary: 20 } });
  await expect(composeApp(app, [edge])).rejects.toThrow('so that the two make 100: 90 + 20 = 110');
});

test('blue-green has one route, to the active Service, and no weights', async () => {
  const made = await composeApp(ciFailureAgent({ ...written, delivery: 'blue-green' }), [edge]);
  const { spec } = objectNamed<IVirtualService>(made, 'VirtualService ci-failure/ci-failure-agent');
  const host = 'ci-failure-agent-active.ci-failure.svc.cluster.local';
  expect(spec?.http).toEqual([{ route: [{ destination: { host, port: { number: 8000 } } }] }]);
  expect(objectNamed<Rollout>(made, 'Rollout ci-failure/ci-failure-agent').spec.strategy).toHaveProperty('blueGreen');
});

test('a canary beside blue-green is refused: nobody would move its weights', async () => {
  const app = ciFailureAgent({ ...written, delivery: 'blue-green', weights: { stable: 90, canary: 10 } });
  await expect(composeApp(app, [edge])).rejects.toThrow(/weights[\s\S]*blue-green/);
});

test('the autoscaler numbers the pods of the Rollout, which runs those of the Deployment', () => {
  const { spec } = objectNamed<IHorizontalPodAutoscaler>(
    objects,
    'HorizontalPodAutoscaler ci-failure/ci-failure-agent',
  );
  expect(spec?.scaleTargetRef).toMatchObject({ kind: 'Rollout', name: 'ci-failure-agent' });
  const { workloadRef } = objectNamed<Rollout>(objects, 'Rollout ci-failure/ci-failure-agent').spec;
  expect(workloadRef).toMatchObject({ kind: 'Deployment', name: 'ci-failure-agent' });
});

test('it reaches its stores and the endpoints of AWS, on their ports, and nothing else outside the mesh', () => {
  const { spec } = objectNamed<INetworkPolicy>(objects, 'NetworkPolicy ci-failure/ci-failure-agent');
  const outside = spec?.egress?.flatMap(({ to, ports }) =>
    to?.[0]?.ipBlock ? [[to[0].ipBlock.cidr, ports?.map(({ port }) => port)]] : [],
  );
  expect(outside).toEqual([
    ['169.254.170.23/32', [80]],
    ['10.0.1.0/24', [5432, 6379]],
    ['10.0.2.0/24', [443]],
  ]);
});

test('its metrics can be scraped under strict mutual TLS: the sidecar merges them', () => {
  expect(pod?.metadata?.annotations).toMatchObject({
    'prometheus.io/path': '/metrics',
    'prometheus.io/port': '9090',
    'prometheus.io/scrape': 'true',
  });
});

test('its pod meets Pod Security `restricted`, and its probes ask named ports that it opens', () => {
  expect(pod?.spec && restrictedBreaches(pod.spec)).toEqual([]);
  const [container] = pod?.spec?.containers ?? [];
  const ports = container?.ports?.map(({ name }) => name);
  expect(ports).toContain(container?.readinessProbe?.httpGet?.port);
  expect(ports).toContain(container?.livenessProbe?.httpGet?.port);
});

test('to AWS it is one database user through the proxy, the user of its caches, and a sender to the queue', () => {
  const made = objectNamed<{ spec: { forProvider: { policy: string } } }>(
    objects,
    'RolePolicy platform-aws/us-east-1-ci-failure-agent-own',
  );
  const statements: { Action: string[]; Resource: string[] }[] = JSON.parse(made.spec.forProvider.policy).Statement;
  expect(statements.map(({ Action, Resource }) => [Action.join(), Resource])).toEqual([
    ['rds-db:connect', ['arn:aws:rds-db:us-east-1:111122223333:dbuser:prx-*/ci-failure']],
    [
      'elasticache:Connect',
      [
        'arn:aws:elasticache:us-east-1:111122223333:replicationgroup:ci-failure',
        'arn:aws:elasticache:us-east-1:111122223333:user:ci-failure',
        'arn:aws:elasticache:us-east-1:111122223333:replicationgroup:ci-failure-sessions',
      ],
    ],
    ['sqs:GetQueueUrl,sqs:SendMessage', ['arn:aws:sqs:us-east-1:111122223333:ci-failure']],
  ]);
});
