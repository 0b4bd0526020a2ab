import { expect, test } from 'vitest';
import { check, deployment, object } from '../testing.ts';
import { requireAvailableWebhooks } from './require-available-webhooks.ts';

const chart = (name: string, valuesObject: object) =>
  object('argoproj.io/v1alpha1 Application', `argocd/${name}`, { source: { chart: name, helm: { valuesObject } } });
const certManager = (webhook: object) =>
  chart('cert-manager', {
    webhook: { replicaCount: 3, timeoutSeconds: 10, podDisruptionBudget: { enabled: true }, ...webhook },
  });
const found = (...list: Parameters<typeof check>[1]) => check(requireAvailableWebhooks, list);

test('a chart passes with two pods, a budget and a short timeout', () => {
  expect(found(certManager({}))).toEqual([]);
});

test('a chart fails with one pod, without a budget, and with a timeout that the chart makes long', () => {
  expect(found(certManager({ replicaCount: 1 }))).toMatchInlineSnapshot(`
    [
      "Application argocd/cert-manager spec.source.helm.valuesObject.webhook.replicaCount: while its webhook is away the API server refuses, and nobody can mend the cluster: it has 1 pod. Write 2 or more.",
    ]
  `);
  expect(found(certManager({ podDisruptionBudget: { enabled: false } }))).toMatchInlineSnapshot(`
    [
      "Application argocd/cert-manager spec.source.helm.valuesObject.webhook.podDisruptionBudget.enabled: while its webhook is away the API server refuses, and nobody can mend the cluster: nodes that are drained together take all of its pods. Give it a PodDisruptionBudget.",
    ]
  `);
  expect(found(certManager({ timeoutSeconds: undefined }))).toMatchInlineSnapshot(`
    [
      "Application argocd/cert-manager spec.source.helm.valuesObject.webhook.timeoutSeconds: each request of the API server waits 30 s for a webhook that hangs, and nodes that can't renew their lease are replaced. Write 10 or less.",
    ]
  `);
});

test('charts whose webhooks let pass may have one pod', () => {
  expect(found(chart('keda', { webhooks: { replicaCount: 1 } }))).toEqual([]);
});

const webhook = {
  name: 'guard.example.com',
  timeoutSeconds: 5,
  clientConfig: { service: { name: 'guard', namespace: 'guard' } },
  namespaceSelector: {
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system', 'guard'] }],
  },
};
const configuration = (changes: object = {}) => ({
  ...object('admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration', 'guard', undefined),
  webhooks: [{ ...webhook, ...changes }],
});
const pods = { ...deployment('guard/guard', { app: 'guard' }) };
const behind = [
  object('v1 Service', 'guard/guard', { selector: { app: 'guard' } }),
  { ...pods, spec: { ...(pods['spec'] as object), replicas: 2 } },
  object('policy/v1 PodDisruptionBudget', 'guard/guard', { selector: { matchLabels: { app: 'guard' } } }),
];

test('a webhook passes with two pods and a budget behind it, not asked for itself, and answering soon', () => {
  expect(found(configuration(), ...behind)).toEqual([]);
});

test('a webhook that lets pass needs none of it', () => {
  expect(found(configuration({ failurePolicy: 'Ignore', timeoutSeconds: 30, namespaceSelector: undefined }))).toEqual(
    [],
  );
});

test('a webhook fails when it is asked for its own pods, when it may hang, and with nothing behind it', () => {
  expect(found(configuration({ namespaceSelector: undefined }), ...behind)).toMatchInlineSnapshot(`
    [
      "ValidatingWebhookConfiguration guard webhooks[0].namespaceSelector: while its webhook is away the API server refuses, and nobody can mend the cluster: it must be asked for its own pods and the control plane's too. Leave out kube-system and guard.",
    ]
  `);
  expect(found(configuration({ timeoutSeconds: 30 }), ...behind)).toMatchInlineSnapshot(`
    [
      "ValidatingWebhookConfiguration guard webhooks[0].timeoutSeconds: each request of the API server waits 30 s for a webhook that hangs, and nodes that can't renew their lease are replaced. Write 10 or less.",
    ]
  `);
  for (const missing of behind)
    expect(found(configuration(), ...behind.filter((each) => each !== missing))).toHaveLength(1);
});
