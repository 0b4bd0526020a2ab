import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { IServiceEntry } from '@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry';
import type { ISidecar } from '@kubernetes-models/istio/networking.istio.io/v1/Sidecar';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { openingsTo } from './opening.ts';
import { egressScope } from './scope.ts';

const objects = render(example);
const entry = (name: string) => objectNamed<IServiceEntry>(objects, `ServiceEntry istio-system/${name}`).spec;

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('what is not registered is refused, and only the namespace itself and the named hosts are seen', () => {
  const { spec } = objectNamed<ISidecar>(objects, 'Sidecar shop/default');
  expect(spec?.outboundTrafficPolicy?.mode).toBe('REGISTRY_ONLY');
  const hosts = ['./*', ...['database', 'sqs'].map((name) => `istio-system/${entry(name)?.hosts[0]}`)];
  expect(spec?.egress).toEqual([{ hosts }]);
});

test('a host that two workloads call is named once', () => {
  const [scope] = render((chart) => egressScope(chart, { namespace: 'shop', hosts: ['a/*', 'a/*'] }));
  expect((scope as unknown as ISidecar).spec?.egress).toEqual([{ hosts: ['./*', 'a/*'] }]);
});

test('a host outside is seen by its callers alone, and found by DNS', () => {
  expect(entry('database')).toMatchObject({ exportTo: ['shop'], location: 'MESH_EXTERNAL', resolution: 'DNS' });
});

test('the port name carries the protocol: Postgres asks for TLS late, so its TLS is not seen as such', () => {
  expect(entry('database')?.ports).toEqual([{ name: 'tcp-database', number: 5432, protocol: 'TCP' }]);
  expect(entry('sqs')?.ports).toEqual([{ name: 'tls-sqs', number: 443, protocol: 'TLS' }]);
});

test('services of one network share one opening, with each port once', () => {
  const at = (name: 'sqs' | 'sts') => ({ name, host: `${name}.example.com`, port: 443, protocol: 'TLS' as const });
  const network = '10.0.2.0/24';
  expect(openingsTo([at('sqs'), at('sts')].map((service) => ({ ...service, network })))).toEqual([
    { peers: [{ cidr: network }], ports: [443] },
  ]);
});
