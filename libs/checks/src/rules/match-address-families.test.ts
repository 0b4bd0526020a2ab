import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { matchAddressFamilies } from './match-address-families.ts';

const labels = { istio: 'ingress' };
const pods = deployment('ingress/gateway', labels, {}, { 'inject.istio.io/templates': 'gateway' });
const gateway = object('networking.istio.io/v1 Gateway', 'ingress/api', {
  selector: labels,
  servers: [{ hosts: ['shop/api.example.com', 'shop/us.example.com'] }],
});
const balancer = (type?: string, selector = labels) =>
  object(
    'v1 Service',
    'ingress/gateway',
    { type: 'LoadBalancer', selector },
    { annotations: { ...(type && { 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type': type }) } },
  );
const record = (type: string, to: string) =>
  object('route53.aws.m.upbound.io/v1beta1 Record', `aws/api-${type.toLowerCase()}`, {
    forProvider: { name: 'api.example.com', type, alias: { name: to, zoneId: 'Z1', evaluateTargetHealth: true } },
  });
const found = (service: ReturnType<typeof balancer>, ...records: ReturnType<typeof record>[]) =>
  check(matchAddressFamilies, [pods, gateway, service, ...records]);

test('an AAAA record to a load balancer of IPv4 fails at the load balancer', () => {
  const expected =
    /^Service ingress\/gateway metadata.annotations: clients of IPv6 get no answer: AAAA api.example.com leads to us.example.com/;
  expect(found(balancer(), record('AAAA', 'us.example.com'))).toEqual([expect.stringMatching(expected)]);
  expect(found(balancer('ipv4'), record('AAAA', 'us.example.com'))).toEqual([expect.stringMatching(expected)]);
});

test('a load balancer of both families passes; so does one of IPv4 without AAAA records', () => {
  expect(found(balancer('dualstack'), record('A', 'us.example.com'), record('AAAA', 'us.example.com'))).toEqual([]);
  expect(found(balancer(), record('A', 'us.example.com'))).toEqual([]);
});

test('a load balancer before other pods, and records that lead elsewhere, are no concern of it', () => {
  expect(found(balancer(undefined, { istio: 'eastwest' }), record('AAAA', 'us.example.com'))).toEqual([]);
  expect(found(balancer(), record('AAAA', 'd1.cloudfront.net'))).toEqual([]);
});
