import { expect, test } from 'vitest';
import { proxyPod } from './proxy-pod.ts';
import { resources } from './resources.ts';
import { restrictedBreaches } from './testing/pod-security.ts';

const pod = (port: number) =>
  proxyPod({
    labels: { app: 'edge' },
    serviceAccount: 'edge',
    resources: resources.parse({ cpu: '1', memory: '1Gi' }),
    ports: { tls: port },
    proxyConfig: { terminationDrainDuration: '60s' },
    terminationGraceSeconds: 90,
  });

test("a proxy's pod meets Pod Security `restricted`, and the injector is told to fill it as a gateway", () => {
  const { metadata, spec } = pod(443);
  expect(spec && restrictedBreaches(spec)).toEqual([]);
  expect(metadata?.labels).toMatchObject({ 'sidecar.istio.io/inject': 'true' });
  expect(metadata?.annotations).toMatchObject({ 'inject.istio.io/templates': 'gateway' });
});

test('ports that are kept for root are opened by a sysctl, and only where one is wanted', () => {
  const sysctl = { name: 'net.ipv4.ip_unprivileged_port_start', value: '0' };
  expect(pod(443).spec?.securityContext?.sysctls).toEqual([sysctl]);
  expect(pod(8443).spec?.securityContext).not.toHaveProperty('sysctls');
});
