import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { requireOwnServiceAccount } from './require-own-service-account.ts';

const account = (name: string, automountServiceAccountToken = false) => ({
  ...object('v1 ServiceAccount', `shop/${name}`, undefined),
  automountServiceAccountToken,
});
const workload = (name: string, serviceAccountName?: string, more: object = {}) =>
  deployment(`shop/${name}`, { app: name }, { serviceAccountName, ...more });
const token = { automountServiceAccountToken: true };
const binding = (kind: string, name: string) => ({
  ...object(`rbac.authorization.k8s.io/v1 ${kind}`, 'reader', undefined),
  subjects: [{ kind: 'ServiceAccount', namespace: 'shop', name }],
});
const findings = (...list: Parameters<typeof check>[1]) => check(requireOwnServiceAccount, list);

test('a workload with an account of its own and no token passes', () => {
  expect(findings(account('cart'), workload('cart', 'cart'), account('till'), workload('till', 'till'))).toEqual([]);
});

test('two workloads that share an account fail, each with the name of the other', () => {
  expect(findings(account('cart'), workload('cart', 'cart'), workload('till', 'cart'))).toMatchInlineSnapshot(`
    [
      "Deployment shop/cart: it runs as shop/cart, and so does Deployment shop/till: what one may do, the other may do, and no policy tells them apart. Give it a ServiceAccount of its own, by serviceAccountName.",
      "Deployment shop/till: it runs as shop/cart, and so does Deployment shop/cart: what one may do, the other may do, and no policy tells them apart. Give it a ServiceAccount of its own, by serviceAccountName.",
    ]
  `);
});

test('one account name in two namespaces is two accounts', () => {
  const elsewhere = deployment(
    'office/cart',
    { app: 'cart' },
    { serviceAccountName: 'cart', automountServiceAccountToken: false },
  );
  expect(findings(account('cart'), workload('cart', 'cart'), elsewhere)).toEqual([]);
});

test.each([undefined, 'default'])('a workload as %s fails, alone as well', (name) => {
  expect(findings(account('default'), workload('cart', name))).toEqual([
    expect.stringContaining('it runs as shop/default, as everything does that names none'),
  ]);
});

test.each(['RoleBinding', 'ClusterRoleBinding'])('a token passes where a %s is for it', (kind) => {
  expect(findings(account('cart'), workload('cart', 'cart', token), binding(kind, 'cart'))).toEqual([]);
});

test.each([
  ['asked for by the pod', account('cart'), token],
  ['given by the account', account('cart', true), {}],
])('a token %s fails where no role is bound', (_says, own, more) => {
  const found = findings(own, workload('cart', 'cart', more), binding('RoleBinding', 'till'));
  expect(found).toEqual([expect.stringContaining('no role is bound to shop/cart')]);
});

test('a pod that refuses the token of its account has none', () => {
  expect(findings(account('cart', true), workload('cart', 'cart', { automountServiceAccountToken: false }))).toEqual(
    [],
  );
});

const own = { serviceAccountName: 'search', automountServiceAccountToken: false };
test.each([
  ['elasticsearch.k8s.elastic.co/v1 Elasticsearch', (spec: object) => ({ nodeSets: [{ podTemplate: { spec } }] })],
  ['kibana.k8s.elastic.co/v1 Kibana', (spec: object) => ({ podTemplate: { spec } })],
  ['logstash.k8s.elastic.co/v1alpha1 Logstash', (spec: object) => ({ podTemplate: { spec } })],
  ['beat.k8s.elastic.co/v1beta1 Beat', (spec: object) => ({ daemonSet: { podTemplate: { spec } } })],
  ['monitoring.coreos.com/v1 Prometheus', (spec: object) => spec],
])('the account of %s is found where its operator takes it from', (type, made) => {
  expect(findings(account('search'), object(type, 'shop/logs', made(own)))).toEqual([]);
  expect(findings(account('default'), object(type, 'shop/logs', made({})))).toHaveLength(1);
});

test('a collector names its account in a field of its own', () => {
  const collector = (spec: object) => object('opentelemetry.io/v1beta1 OpenTelemetryCollector', 'shop/traces', spec);
  expect(findings(account('traces'), collector({ serviceAccount: 'traces' }))).toEqual([]);
  expect(findings(account('default'), collector({}))).toHaveLength(1);
});
