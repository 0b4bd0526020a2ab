import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireAlertRoute } from './require-alert-route.ts';

const is = (name: string, value: string) => ({ name, matchType: '=', value });
const some = (name: string) => ({ name, matchType: '=~', value: '.+' });
const receivers = [
  { name: 'page', pagerdutyConfigs: [{}] },
  { name: 'ticket', webhookConfigs: [{}] },
  { name: 'nobody' },
];
const pages = { receiver: 'page', matchers: [is('severity', 'page')] };
const config = (changes: object = {}) =>
  object('monitoring.coreos.com/v1alpha1 AlertmanagerConfig', 'observability/platform', {
    route: { receiver: 'ticket', routes: [pages, { receiver: 'nobody', matchers: [is('severity', 'none')] }] },
    receivers,
    ...changes,
  });
const alerts = (...list: [alert: string, severity: string][]) =>
  object('monitoring.coreos.com/v1 PrometheusRule', 'observability/shop', {
    groups: [{ rules: list.map(([alert, severity]) => ({ alert, expr: 'up == 0', labels: { severity } })) }],
  });
const watched = (...list: [string, string][]) => alerts(['Watchdog', 'ticket'], ...list);
const found = (...list: Parameters<typeof check>[1]) => check(requireAlertRoute, list);

test('pages, tickets, and what is for machines may be', () => {
  expect(found(config(), watched(['Down', 'page'], ['Full', 'ticket'], ['Evacuated', 'none']))).toEqual([]);
});

test('an alert whose route ends where nobody is told fails, also without any configuration', () => {
  const silent = config({ route: { receiver: 'nobody' } });
  expect(found(silent, watched(['Down', 'page']))).toEqual([
    expect.stringContaining('nobody is told of alert Watchdog: its route ends at nobody'),
    expect.stringContaining('nobody is told of alert Down: its route ends at nobody'),
  ]);
  expect(found(watched())).toEqual([expect.stringContaining('its route ends at no receiver at all')]);
});

test('a receiver that is not there tells nobody', () => {
  const misspelt = config({ route: { receiver: 'ticket', routes: [{ ...pages, receiver: 'pager' }] } });
  expect(found(misspelt, watched(['Down', 'page']))).toEqual([expect.stringContaining('its route ends at pager')]);
});

test('pages that go where tickets go wake nobody', () => {
  expect(found(config({ route: { receiver: 'ticket' } }), watched(['Down', 'page']))).toMatchInlineSnapshot(`
    [
      "PrometheusRule observability/shop spec.groups[0].rules[1].labels.severity: nobody is woken by alert Down: a page goes to ticket, as tickets do. Route the severity page to a receiver of its own.",
    ]
  `);
});

test('a route inside a route is followed, and "continue" goes on to the next', () => {
  const nested = { matchers: [is('severity', 'page')], receiver: 'nobody', routes: [{ ...pages, matchers: [] }] };
  expect(found(config({ route: { receiver: 'ticket', routes: [nested] } }), watched(['Down', 'page']))).toEqual([]);
  const first = { matchers: [], receiver: 'nobody', continue: true };
  expect(found(config({ route: { receiver: 'ticket', routes: [first, pages] } }), watched(['Down', 'page']))).toEqual([
    expect.stringContaining('alert Watchdog'),
  ]);
});

test('an unknown severity is told with the nearest', () => {
  expect(found(config(), watched(['Down', 'pages']))).toEqual([
    expect.stringContaining('has the severity "pages", for which nobody waits. Did you mean page?'),
  ]);
});

test('alerts without a Watchdog may stop to work unnoticed', () => {
  expect(found(config(), alerts(['Full', 'ticket']))).toEqual([expect.stringContaining('there is no alert Watchdog')]);
});

test('inhibition by a label that an alert may lack silences strangers', () => {
  const inhibiting = (source: object[], target: object[]) =>
    config({ inhibitRules: [{ equal: ['slo'], sourceMatch: source, targetMatch: target }] });
  expect(found(inhibiting([some('slo')], [some('slo')]))).toEqual([]);
  expect(found(inhibiting([is('severity', 'page')], [some('slo')]))).toEqual([
    expect.stringContaining('Add the matcher {name: slo, matchType: =~, value: .+} to sourceMatch.'),
  ]);
  expect(found(inhibiting([{ ...some('slo'), value: '.*' }], []))).toEqual([
    expect.stringContaining('sourceMatch and targetMatch'),
  ]);
});

test('a label that Prometheus puts on every alert is never missing', () => {
  const regional = config({
    inhibitRules: [{ equal: ['region'], sourceMatch: [is('severity', 'page')], targetMatch: [] }],
  });
  const prometheus = (externalLabels: object) =>
    object('monitoring.coreos.com/v1 Prometheus', 'observability/platform', { externalLabels });
  expect(found(regional, prometheus({ region: 'us-east-1' }))).toEqual([]);
  expect(found(regional, prometheus({}))).toEqual([expect.stringContaining('without the label region')]);
});
