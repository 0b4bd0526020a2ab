import { composeApp } from '@auditorsec/config/testing/compose-app';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { mesh } from './mesh.ts';

const objects = await composeApp(mesh({}));
const { spec } = objectNamed<INetworkPolicy>(objects, 'NetworkPolicy istio-system/istiod');

test('mutual TLS is strict for the whole mesh', () => {
  expect(objectNamed(objects, 'PeerAuthentication istio-system/default')).toMatchObject({
    spec: { mtls: { mode: 'STRICT' } },
  });
});

test('proxies get their configuration and the API server its webhooks, from inside the network alone', () => {
  const [fromNetwork] = spec?.ingress ?? [];
  expect(fromNetwork?.from).toEqual([{ ipBlock: { cidr: '10.0.0.0/16' } }]);
  expect(fromNetwork?.ports?.map(({ port }) => port)).toEqual([15012, 15017]);
});

test('istiod reaches the keys of the token issuer, but no private address by that opening', () => {
  const outside = spec?.egress?.flatMap(({ to }) => to ?? []).find(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0');
  expect(outside?.ipBlock?.except).toEqual(expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16', '192.168.0.0/16']));
});
