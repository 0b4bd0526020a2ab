import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { fitLogRetention } from './fit-log-retention.ts';

const phases = (ages: Record<string, string>) => ({
  policy: { phases: Object.fromEntries(Object.entries(ages).map(([phase, min_age]) => [phase, { min_age }])) },
});
const template = (dataset: string, policy: string) => ({
  index_patterns: [`logs-${dataset}-*`],
  template: { settings: { 'index.lifecycle.name': policy } },
});
const kept = { hot: '0d', warm: '7d', cold: '30d', delete: '90d' };
const settings = {
  '_ilm.policy.logs.json': phases(kept),
  '_ilm.policy.security.json': phases({ ...kept, delete: '400d' }),
  '_index_template.access.json': template('access', 'logs'),
  '_index_template.security.json': template('security', 'security'),
};
const found = (changes: Record<string, object> = {}, dataset = 'access') =>
  check(fitLogRetention, [
    {
      ...object('v1 ConfigMap', 'logs/setup', undefined),
      data: Object.fromEntries(
        Object.entries({ ...settings, ...changes }).map(([key, body]) => [key, JSON.stringify(body)]),
      ),
    },
    object('logstash.k8s.elastic.co/v1alpha1 Logstash', 'logs/mask', {
      pipelines: [{ 'config.string': `mutate { add_field => { "[data_stream][dataset]" => "${dataset}" } }` }],
    }),
  ]);

test('policies whose ages rise, and templates that name one of them, pass', () => {
  expect(found()).toEqual([]);
});

test('the security log must be kept for 400 days', () => {
  expect(found({ '_ilm.policy.security.json': phases({ ...kept, delete: '365d' }) })).toMatchInlineSnapshot(`
    [
      "ConfigMap logs/setup data["_index_template.security.json"]: the security log is gone after 365 days: what is found a year later can't be looked into. Name a policy that deletes after 400 days or more.",
    ]
  `);
});

test.each([
  ['no delete phase', '_ilm.policy.logs.json', phases({ warm: '7d' }), 'kept for ever, until the disks are full'],
  ['cold before warm', '_ilm.policy.logs.json', phases({ ...kept, cold: '3d' }), 'cold comes after 3 days'],
  ['deleted before cold', '_ilm.policy.logs.json', phases({ ...kept, delete: '20d' }), 'delete comes after 20 days'],
  ['a policy that is not there', '_index_template.access.json', template('access', 'log'), 'there is no policy log'],
])('%s is found', (_says, key, body, message) => {
  expect(found({ [key]: body })).toEqual([expect.stringContaining(message)]);
});

test('a data stream without a template is found where it is written', () => {
  expect(found({}, 'audit')).toEqual([expect.stringContaining('it writes to logs-audit-*')]);
});

test("an age may stand in hours; one that can't be read is none", () => {
  const security = (age: string) => found({ '_ilm.policy.security.json': phases({ delete: age }) });
  expect(security('9600h')).toEqual([]);
  expect(security('9500h')).toEqual([expect.stringContaining('gone after 395.8')]);
  expect(security('400 days')).toEqual([expect.stringContaining('gone after 0 days')]);
});

test('a policy that is no JSON keeps everything', () => {
  const policy = { ...object('v1 ConfigMap', 'logs/setup', undefined), data: { '_ilm.policy.logs.json': '{' } };
  expect(check(fitLogRetention, [policy])).toEqual([expect.stringContaining('kept for ever')]);
});
