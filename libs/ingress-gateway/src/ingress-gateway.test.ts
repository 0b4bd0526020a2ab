import { loadBalancer } from '@auditorsec/config/load-balancer';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import { restrictedBreaches } from '@auditorsec/workload/testing/pod-security';
import type { ICertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import type { IService } from 'kubernetes-models/v1/Service';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { example } from './example.ts';
import { gateway as istioGateway, type SecureServer } from './gateway.ts';
import { clientAddress, listenPorts, loadBalancerService } from './load-balancer.ts';

const objects = render(example);
const gateway = objectNamed<IGateway>(objects, 'Gateway edge/api');
const service = objectNamed<IService & KubeObject>(objects, 'Service edge/edge');
const template = objectNamed<IDeployment>(objects, 'Deployment edge/edge').spec?.template;
const [proxy] = template?.spec?.containers ?? [];

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('port 80 answers with a redirect and nothing else', () => {
  const plain = gateway.spec?.servers?.filter(({ port }) => port.protocol !== 'HTTPS');
  expect(plain?.map(({ tls }) => tls)).toEqual([{ httpsRedirect: true }]);
});

test('port 443 takes TLS 1.3 and nothing older, but for the server that says so', () => {
  const api = { name: 'https', hosts: ['api.example.com'], certificate: 'api-tls' } as const;
  const old = { name: 'https-old', hosts: ['old.example.com'], certificate: 'old-tls', oldestTls: '1.2' } as const;
  const [plain, ...secure] = serversOf([api, old]);
  expect(secure.map(({ tls }) => tls?.minProtocolVersion)).toEqual(['TLSV1_3', 'TLSV1_2']);
  expect(secure.map(({ hosts }) => hosts)).toEqual([['shop/api.example.com'], ['shop/old.example.com']]);
  expect(plain?.hosts).toEqual(['shop/api.example.com', 'shop/old.example.com']);
});

test('routes may come from one namespace alone, on every server', () => {
  expect(gateway.spec?.servers?.map(({ hosts }) => hosts)).toEqual([
    ['shop/api.example.com'],
    ['shop/api.example.com'],
  ]);
});

test('the Gateway serves the Secret that the Certificate fills, in its own namespace, for all of its hosts', () => {
  const { metadata, spec } = objectNamed<ICertificate>(objects, 'Certificate edge/api');
  expect(gateway.spec?.servers?.[1]?.tls?.credentialName).toBe(spec?.secretName);
  expect(metadata?.namespace).toBe(gateway.metadata?.namespace);
  expect(spec?.dnsNames).toEqual(['api.example.com']);
});

test('the account of the pods may list Secrets, which istiod asks before it hands out the certificate', () => {
  const { roleRef, subjects } = objectNamed<IRoleBinding>(objects, 'RoleBinding edge/edge-certificates');
  const { rules } = objectNamed<IRole>(objects, `Role edge/${roleRef.name}`);
  expect(rules).toEqual([{ apiGroups: [''], resources: ['secrets'], verbs: expect.arrayContaining(['list']) }]);
  expect(subjects).toEqual([{ kind: 'ServiceAccount', name: template?.spec?.serviceAccountName, namespace: 'edge' }]);
  expect(template?.spec?.automountServiceAccountToken).toBe(false);
});

test('injection fills the pod with the gateway proxy of the mesh', () => {
  expect(proxy).toMatchObject({ name: 'istio-proxy', image: 'auto' });
  expect(template?.metadata?.labels).toMatchObject({ 'sidecar.istio.io/inject': 'true' });
  expect(template?.metadata?.annotations).toMatchObject({ 'inject.istio.io/templates': 'gateway' });
});

test('the pod meets Pod Security `restricted`, though it listens on 80 and 443', () => {
  expect(template?.spec && restrictedBreaches(template.spec)).toEqual([]);
  expect(template?.spec?.securityContext?.sysctls).toEqual([
    { name: 'net.ipv4.ip_unprivileged_port_start', value: '0' },
  ]);
});

test('a proxy that is told to stop drains for a minute, and is not killed before', () => {
  const drain = Number.parseInt(proxyConfig().terminationDrainDuration, 10);
  expect(drain).toBe(60);
  expect(template?.spec?.terminationGracePeriodSeconds).toBeGreaterThan(drain);
});

test('slashes are merged before a policy compares paths: the edge profile is on', () => {
  expect(proxyConfig().connectionSettings).toMatchObject({ profile: 'EDGE' });
});

test('a client that sends its request slowly, on purpose, is not waited for', () => {
  expect(proxyConfig().connectionSettings).toMatchObject({
    httpRequestHeadersTimeout: '10s',
    httpRequestTimeout: '60s',
  });
});

test('what alerts and panels ask for is reported, which Istio leaves out by default, and no more', () => {
  const { inclusionRegexps } = proxyConfig().proxyStatsMatcher;
  const reported = (name: string) => inclusionRegexps.some((regex) => new RegExp(`^(?:${regex})$`).test(name));
  const cart = 'cluster.outbound|8000||cart.shop.svc.cluster.local;';
  expect(reported(`${cart}.ratelimit.admit.failure_mode_allowed`)).toBe(true);
  for (const name of ['upstream_rq_total', 'upstream_rq_retry_overflow', 'outlier_detection.ejections_active'])
    expect(reported(`${cart}.${name}`), name).toBe(true);
  expect(reported(`${cart}.upstream_cx_total`)).toBe(false);
  expect(reported('cluster.xds-grpc;.upstream_rq_total')).toBe(false);
  expect(reported('address.http_local_rate_limit.rate_limited')).toBe(true);
  expect(reported('http.outbound_0.0.0.0_8443.downstream_rq_total')).toBe(false);
});

test('replies name neither the proxy nor its debug headers', () => {
  expect(proxyConfig().proxyHeaders).toEqual({ envoyDebugHeaders: { disabled: true }, server: { disabled: true } });
});

test('each topology trusts as many proxies as it has, and reads the address of clients where they can not write it', () => {
  expect(clientAddress).toEqual({
    nlb: { addressFrom: 'connection' },
    'nlb-proxy-protocol': { addressFrom: 'forwarded', gatewayTopology: { proxyProtocol: {} } },
    'cloudfront-nlb': { addressFrom: 'forwarded', gatewayTopology: { numTrustedProxies: 1 } },
    'cloudfront-alb': { addressFrom: 'forwarded', gatewayTopology: { numTrustedProxies: 2 } },
  });
});

test('with proxy protocol the load balancer writes the client into it, and not into the packets', () => {
  expect(balancer({ topology: 'nlb-proxy-protocol' }).metadata.annotations).toMatchObject({
    'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
      'preserve_client_ip.enabled=false,proxy_protocol_v2.enabled=true',
  });
});

test('the load balancer has addresses of IPv6 where the fleet says so, and none else', () => {
  const type = 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type';
  const topology = 'nlb-proxy-protocol' as const;
  expect(balancer({ topology, addresses: 'dual-stack' }).metadata.annotations).toMatchObject({ [type]: 'dualstack' });
  expect(balancer({ topology }).metadata.annotations).not.toHaveProperty(type);
});

test('behind CloudFront the load balancer lets in nobody else', () => {
  const cloudfrontPrefixLists = { 'us-east-1': 'pl-3b927c52' };
  expect(balancer({ topology: 'cloudfront-nlb', cloudfrontPrefixLists }).metadata.annotations).toMatchObject({
    'service.beta.kubernetes.io/aws-load-balancer-security-group-prefix-lists': 'pl-3b927c52',
  });
});

test('an application load balancer is not made by the Service, whose pods it finds', () => {
  const { spec, metadata } = balancer({ topology: 'cloudfront-alb' });
  expect(spec?.type).toBe('ClusterIP');
  expect(metadata).not.toHaveProperty('annotations');
});

test('with an authority a client may show a certificate or none, and TLS stays 1.3', () => {
  const server = { name: 'https', hosts: ['api.example.com'], certificate: 'api-tls' } as const;
  expect(serversOf([{ ...server, clientAuthority: 'machines-ca' }])[1]?.tls).toEqual({
    mode: 'OPTIONAL_MUTUAL',
    caCertCredentialName: 'machines-ca-cacert',
    credentialName: 'api-tls',
    minProtocolVersion: 'TLSV1_3',
  });
});

test('the load balancer offers what the proxy listens on, keeps the address of the client, and leaves TLS to Istio', () => {
  expect(service.spec?.ports?.map(({ targetPort }) => targetPort)).toEqual(listenPorts);
  expect(service.spec?.ports?.every(({ protocol }) => protocol === 'TCP')).toBe(true);
  expect(proxy?.ports?.map(({ containerPort }) => containerPort)).toEqual(listenPorts);
  expect(service.spec?.loadBalancerClass).toBe('service.k8s.aws/nlb');
  expect(service.metadata.annotations).toMatchObject({
    'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
    'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes': 'preserve_client_ip.enabled=true',
  });
  expect(Object.keys(service.metadata.annotations ?? {}).join()).not.toContain('ssl-cert');
});

test('the certificate is renewed by a share of its life, with a new key', () => {
  const { spec } = objectNamed<ICertificate>(objects, 'Certificate edge/api');
  expect(spec).toMatchObject({ renewBeforePercentage: 33, privateKey: { rotationPolicy: 'Always' } });
  expect(spec).not.toHaveProperty('renewBefore');
});

function serversOf(servers: readonly SecureServer[]) {
  const made = render((chart) =>
    istioGateway(chart, { name: 'api', namespace: 'edge', pods: { app: 'edge' }, routesFrom: 'shop', servers }),
  );
  return objectNamed<IGateway>(made, 'Gateway edge/api').spec?.servers ?? [];
}

function balancer(written: Parameters<typeof loadBalancer.parse>[0]) {
  const props = { name: 'edge', namespace: 'edge', labels: { app: 'edge' }, region: 'us-east-1' } as const;
  const made = render((chart) => loadBalancerService(chart, { ...props, loadBalancer: loadBalancer.parse(written) }));
  return objectNamed<IService & KubeObject>(made, 'Service edge/edge');
}

interface ProxyConfig {
  terminationDrainDuration: string;
  connectionSettings: unknown;
  proxyHeaders: unknown;
  proxyStatsMatcher: { inclusionRegexps: string[] };
}

function proxyConfig(): ProxyConfig {
  return parse(template?.metadata?.annotations?.['proxy.istio.io/config'] ?? '');
}
