import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { restrictedBreaches } from '@auditorsec/workload/testing/pod-security';
import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IService } from 'kubernetes-models/v1/Service';
import { expect, test } from 'vitest';
import { example } from './example.ts';

const objects = render(example);
const service = objectNamed<IService>(objects, 'Service istio-eastwest/istio-eastwestgateway');
const template = objectNamed<IDeployment>(objects, 'Deployment istio-eastwest/istio-eastwestgateway').spec?.template;

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('other regions can name the Services of the namespaces that may fail over, and nothing else', () => {
  const { spec } = objectNamed<IGateway>(objects, 'Gateway istio-eastwest/cross-network');
  expect(spec?.servers?.flatMap(({ hosts }) => hosts)).toEqual(['*.shop.svc.cluster.local']);
});

test('it opens no TLS: callers stay who they are', () => {
  const { spec } = objectNamed<IGateway>(objects, 'Gateway istio-eastwest/cross-network');
  expect(spec?.servers?.map(({ tls }) => tls)).toEqual([{ mode: 'AUTO_PASSTHROUGH' }]);
});

test('Service, pods and proxies go by the name of the network, which is how istiod finds the way in', () => {
  const label = 'topology.istio.io/network';
  const view = template?.spec?.containers[0]?.env?.find(({ name }) => name === 'ISTIO_META_REQUESTED_NETWORK_VIEW');
  expect([service.metadata?.labels?.[label], template?.metadata?.labels?.[label], view?.value]).toEqual(
    Array(3).fill('us-east-1'),
  );
});

test('it is reached from inside alone', () => {
  const scheme = 'service.beta.kubernetes.io/aws-load-balancer-scheme';
  expect(service.metadata?.annotations?.[scheme]).toBe('internal');
});

test('its pods meet Pod Security `restricted` and need no port that is kept for root', () => {
  expect(template?.spec?.securityContext).not.toHaveProperty('sysctls');
  const { volumes, ...spec } = template?.spec ?? { containers: [] };
  expect(volumes).toBeUndefined();
  expect(restrictedBreaches(spec)).toEqual([]);
});
