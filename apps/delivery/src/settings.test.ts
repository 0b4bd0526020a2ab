import { composeApp } from '@auditorsec/config/testing/compose-app';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { delivery } from './delivery.ts';

const signIn = {
  url: 'https://argocd.example.com',
  issuer: 'https://login.example.com',
  clientId: 'argo-cd',
  onCall: 'platform-on-call',
};
const alone = await composeApp(delivery({}));
const shared = await composeApp(delivery({ signIn }));
const data = (objects: typeof alone, name: string) =>
  objectNamed<IConfigMap>(objects, `ConfigMap argocd/${name}`).data ?? {};

test('Argo CD reads ConfigMaps of its own label alone, and ours bear it', () => {
  for (const name of ['argocd-cm', 'argocd-rbac-cm', 'argocd-notifications-cm'])
    expect(objectNamed<IConfigMap>(alone, `ConfigMap argocd/${name}`).metadata?.labels).toEqual({
      'app.kubernetes.io/part-of': 'argocd',
    });
});

test('every setting that is YAML in a string can be read', () => {
  for (const name of ['argocd-cm', 'argocd-notifications-cm'])
    for (const [key, text] of Object.entries(data(shared, name)))
      if (!key.startsWith('resource.customizations.health.')) expect(() => parse(text)).not.toThrow();
});

test('nobody is an administrator: by port-forward people read, and on-call may sync once people sign in', () => {
  expect(data(alone, 'argocd-cm')).toMatchObject({ 'admin.enabled': 'false', 'users.anonymous.enabled': 'true' });
  expect(data(shared, 'argocd-cm')).not.toHaveProperty('users.anonymous.enabled');
  expect(data(shared, 'argocd-rbac-cm')['policy.default']).toBe('role:readonly');
  expect(data(shared, 'argocd-rbac-cm')['policy.csv']).toContain('g, platform-on-call, role:on-call');
  expect(data(shared, 'argocd-rbac-cm')['policy.csv']).not.toMatch(/delete|update|override/);
});

test('the client secret is named and never written', () => {
  expect(parse(data(shared, 'argocd-cm')['oidc.config'] ?? '')).toMatchObject({ clientSecret: '$oidc.clientSecret' });
});

test('a failed sync becomes the ticket of the alert on its metric, and each trigger sends a template that is there', () => {
  const notifications = data(alone, 'argocd-notifications-cm');
  const failed = parse(notifications['template.sync-failed'] ?? '') as { alertmanager: { labels: object } };
  expect(failed.alertmanager.labels).toMatchObject({
    alertname: 'SyncFailed',
    severity: 'ticket',
    region: 'us-east-1',
  });
  for (const [key, text] of Object.entries(notifications))
    if (key.startsWith('trigger.'))
      for (const { send } of parse(text) as { send: string[] }[])
        for (const template of send) expect(notifications).toHaveProperty([`template.${template}`]);
});
