import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import type { IAlertmanager } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/Alertmanager';
import type { IAlertmanagerConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/AlertmanagerConfig';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { receiverList, receivers } from './receivers.ts';
import { inhibitRules, routeAt } from './routing.ts';

const objects = render(example);
const { spec } = objectNamed<IAlertmanager>(objects, 'Alertmanager observability/platform');
const config = objectNamed<IAlertmanagerConfig>(objects, 'AlertmanagerConfig observability/platform');

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('it reads the configuration beside it, whose routes see alerts of every namespace and of none', () => {
  expect(config.metadata?.labels).toMatchObject(spec.alertmanagerConfigSelector?.matchLabels ?? {});
  expect(spec.alertmanagerConfigNamespaceSelector).toBeUndefined();
  expect(spec.alertmanagerConfigMatcherStrategy).toEqual({ type: 'None' });
});

const route = routeAt(undefined);

test('every route ends at a receiver that is there', () => {
  const names = config.spec.receivers?.map(({ name }) => name);
  const routes = [route, ...(route.routes ?? [])] as { receiver: string }[];
  for (const { receiver } of routes) expect(names).toContain(receiver);
});

test('a page waits for nothing', () => {
  const routes = (route.routes ?? []) as { receiver: string; groupWait?: string }[];
  expect(routes.find(({ receiver }) => receiver === 'page')?.groupWait).toBe('0s');
});

test('what inhibits and what is inhibited both carry the labels that must be equal: missing ones would be equal too', () => {
  for (const { sourceMatch = [], targetMatch = [], equal = [] } of inhibitRules)
    for (const side of [sourceMatch, targetMatch]) {
      const demanded = side.filter(({ value }) => value === '.+').map(({ name }) => name);
      // `region` is on every series; an objective isn't.
      expect(demanded).toContain(equal[0]);
    }
});

test('a receiver names a Secret: a key of PagerDuty can not be written down', () => {
  const page = { pagerDuty: { name: 'pagerduty', key: 'routing-key', value: 'R0UT1NGKEY' } };
  const webhook = { name: 'tickets', key: 'url' };
  expect(receivers.safeParse({ page, ticket: { webhook }, deadman: { webhook } }).success).toBe(false);
});

test('with hours, whatever tells people rests outside them: only the heartbeat goes on, and no root may rest', () => {
  const { routes = [], ...root } = routeAt('working-hours');
  const rest = (routes as unknown as { receiver: string; activeTimeIntervals?: string[]; matchers?: unknown }[]).map(
    ({ receiver, activeTimeIntervals, matchers }) => [receiver, activeTimeIntervals?.join(), matchers !== undefined],
  );
  expect(root).not.toHaveProperty('activeTimeIntervals');
  expect(rest).toEqual([
    ['deadman', undefined, true],
    ['page', 'working-hours', true],
    ['nobody', 'working-hours', true],
    ['ticket', 'working-hours', false],
  ]);
});

test('where nobody is to be woken, pages go to a channel of their own', () => {
  const secret = (name: string) => ({ webhook: { name, key: 'url' } });
  const [page] = receiverList(
    receivers.parse({ page: secret('channel'), ticket: secret('tickets'), deadman: secret('deadman') }),
  );
  expect(page).toMatchObject({ name: 'page', webhookConfigs: [{ urlSecret: { name: 'channel', key: 'url' } }] });
  expect(page).not.toHaveProperty('pagerdutyConfigs');
});
