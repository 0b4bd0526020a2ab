import type { KubeObject } from '@auditorsec/manifest/types';
import { describe, expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { requireReadinessProbe } from './require-readiness-probe.ts';

const service = object('v1 Service', 'shop/cart', {
  selector: { app: 'cart' },
  ports: [{ port: 80, targetPort: 'http' }],
});
const ready = { httpGet: { path: '/ready', port: 'http' } };
const live = { httpGet: { path: '/live', port: 'http' } };
const ports = [{ name: 'http', containerPort: 8000 }];
const cart = (...containers: object[]) => deployment('shop/cart', { app: 'cart' }, { containers });
const findings = (...list: readonly KubeObject[]) => check(requireReadinessProbe, list);

describe('require-readiness-probe', () => {
  test('passes a container with both probes, and one without liveness', () => {
    expect(findings(service, cart({ name: 'cart', ports, readinessProbe: ready, livenessProbe: live }))).toEqual([]);
    expect(findings(service, cart({ name: 'cart', ports, readinessProbe: ready }))).toEqual([]);
  });

  test('fails when the container that the Service calls has no readiness probe', () => {
    expect(findings(service, cart({ name: 'cart', ports, livenessProbe: live }))).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart spec.template.spec.containers[0]: each rollout answers 503: pods get requests before they listen. Add a readinessProbe to container cart.",
      ]
    `);
  });

  test('fails when liveness asks what readiness asks', () => {
    const probes = { readinessProbe: { ...ready, periodSeconds: 5 }, livenessProbe: { ...ready, periodSeconds: 10 } };
    expect(findings(service, cart({ name: 'cart', ports, ...probes }))).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart spec.template.spec.containers[0].livenessProbe: when a dependency fails, all pods restart at once and stay down longer: the livenessProbe asks what the readinessProbe asks. Let liveness ask the process alone, at a path of its own.",
      ]
    `);
  });

  test('two TCP connects do no harm: they ask no dependency', () => {
    const tcp = { tcpSocket: { port: 'http' } };
    expect(findings(service, cart({ name: 'cart', ports, readinessProbe: tcp, livenessProbe: tcp }))).toEqual([]);
  });

  test('containers beside the one that is called need none', () => {
    expect(findings(service, cart({ name: 'log' }, { name: 'cart', ports, readinessProbe: ready }))).toEqual([]);
    expect(findings(service, cart({ name: 'log', readinessProbe: ready }, { name: 'cart', ports }))).toHaveLength(1);
  });

  test('where no container declares the port, each of them may be the one', () => {
    expect(findings(service, cart({ name: 'cart' }))).toHaveLength(1);
  });

  test('a gateway gets its probe by injection, and a workload without a Service needs none', () => {
    expect(findings(service, cart({ name: 'istio-proxy', image: 'auto', ports }))).toEqual([]);
    expect(findings(cart({ name: 'cart', ports }))).toEqual([]);
  });
});
