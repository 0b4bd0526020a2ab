import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { requireSecretSource } from './require-secret-source.ts';

const fetched = (name: string, ...keys: string[]) =>
  object('external-secrets.io/v1 ExternalSecret', name, { data: keys.map((secretKey) => ({ secretKey })) });
const reads = (container: object, pod: object = {}) =>
  deployment('shop/cart', { app: 'cart' }, { containers: [{ name: 'cart', ...container }], ...pod });
const variable = (name: string, key: string, more: object = {}) =>
  reads({ env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name, key, ...more } } }] });

test('passes what is fetched, issued, made by an operator, and what may be missing', () => {
  const volumes = [
    { name: 'tls', secret: { secretName: 'cart-tls' } },
    { name: 'ca', secret: { secretName: 'logs-es-http-certs-public' } },
    { name: 'perhaps', secret: { secretName: 'perhaps', optional: true } },
    { name: 'settings', configMap: { name: 'settings' } },
  ];
  const certificate = object('cert-manager.io/v1 Certificate', 'shop/cart', { secretName: 'cart-tls' });
  const logs = object('elasticsearch.k8s.elastic.co/v1 Elasticsearch', 'shop/logs', {});
  const made = [fetched('shop/database', 'password'), certificate, logs];
  expect(check(requireSecretSource, [variable('database', 'password'), reads({}, { volumes }), ...made])).toEqual([]);
  expect(check(requireSecretSource, [variable('database', 'password', { optional: true })])).toEqual([]);
});

test('fails where nothing makes the Secret, or another key of it', () => {
  expect(
    check(requireSecretSource, [variable('databse', 'password'), fetched('shop/database', 'password')]),
  ).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef: whatever reads it waits for ever: nothing makes Secret shop/databse. Did you mean database?",
      ]
    `);
  expect(
    check(requireSecretSource, [variable('database', 'pasword'), fetched('shop/database', 'password')]),
  ).toMatchInlineSnapshot(`
      [
        "Deployment shop/cart spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef: whatever reads it waits for ever: the ExternalSecret that makes Secret shop/database gives it no key pasword, but password. Name one of these, or add the key there.",
      ]
    `);
});

test('a Secret of another namespace is none', () => {
  expect(check(requireSecretSource, [variable('database', 'password'), fetched('other/database', 'password')])).toEqual(
    [expect.stringContaining('nothing makes Secret shop/database. Add an ExternalSecret')],
  );
});

test('sees pulls of images, whole environments, references of operators, and values of charts', () => {
  const chart = object('argoproj.io/v1alpha1 Application', 'argocd/istiod', {
    destination: { namespace: 'istio-system' },
    source: { helm: { valuesObject: { volumes: [{ secret: { secretName: 'cacerts' } }] } } },
  });
  const database = object('rds.aws.m.upbound.io/v1beta1 Cluster', 'platform-aws/shop', {
    initProvider: { masterPasswordSecretRef: { name: 'master', key: 'password' } },
  });
  const pager = object('monitoring.coreos.com/v1alpha1 AlertmanagerConfig', 'observability/page', {
    receivers: [{ pagerdutyConfigs: [{ routingKey: { name: 'pager', key: 'routing-key' } }] }],
  });
  const pod = reads({ envFrom: [{ secretRef: { name: 'all' } }] }, { imagePullSecrets: [{ name: 'registry' }] });
  const fields = check(requireSecretSource, [chart, database, pager, pod]).map((found) => found.split(':')[0]);
  expect(fields).toMatchInlineSnapshot(`
    [
      "Application argocd/istiod spec.source.helm.valuesObject.volumes[0].secret.secretName",
      "Cluster platform-aws/shop spec.initProvider.masterPasswordSecretRef",
      "AlertmanagerConfig observability/page spec.receivers[0].pagerdutyConfigs[0].routingKey",
      "Deployment shop/cart spec.template.spec.containers[0].envFrom[0].secretRef",
      "Deployment shop/cart spec.template.spec.imagePullSecrets[0]",
    ]
  `);
});

test('what an issuer or a certificate is to be made for is no source, and no reference', () => {
  const account = { acme: { privateKeySecretRef: { name: 'account' } } };
  expect(check(requireSecretSource, [object('cert-manager.io/v1 Issuer', 'shop/acme', account)])).toEqual([]);
});
