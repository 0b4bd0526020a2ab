import { composeApp } from '@auditorsec/config/testing/compose-app';
import type { Memory } from '@auditorsec/config/units';
import type { Elasticsearch, Logstash } from '@auditorsec/elastic/types';
import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import { hashed } from '@auditorsec/privacy/fields';
import { accessLogFields } from '@auditorsec/telemetry/access-log-format';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { expect, test } from 'vitest';
import { logging } from './logging.ts';
import { users } from './names.ts';
import { disks, retention } from './retention.ts';

interface Template {
  index_patterns: string[];
  template: {
    settings: { 'index.lifecycle.name': string };
    mappings: { properties: Record<string, { type: string }> };
  };
}

const objects = await composeApp(logging({}));
const { data = {} } = objectNamed<IConfigMap>(objects, 'ConfigMap observability/elasticsearch-setup');
const template = (dataset: string): Template => JSON.parse(data[`_index_template.logs-${dataset}.json`] ?? '');
const pipeline = `${objectNamed<Logstash>(objects, 'Logstash observability/mask').spec.pipelines[0]?.['config.string']}`;

test('each data stream that Logstash writes has a template with a policy that is there', () => {
  const written = [...pipeline.matchAll(/"\[data_stream\]\[dataset\]" => "([a-z]+)"/g)].map(([, dataset]) => dataset);
  expect(written.toSorted()).toEqual(['access', 'application', 'security']);
  for (const dataset of written) {
    const policy = template(`${dataset}`).template.settings['index.lifecycle.name'];
    expect(Object.keys(retention)).toContain(policy);
    expect(data).toHaveProperty([`_ilm.policy.${policy}.json`]);
  }
});

test('logs are kept for 7 days at hand, 30 warm and 90 in all; the security log for 400', () => {
  expect(retention['logs-90d']).toEqual({ warmAfter: 7, coldAfter: 30, deleteAfter: 90 });
  expect(template('security').template.settings['index.lifecycle.name']).toBe('security-400d');
  expect(retention['security-400d'].deleteAfter).toBe(400);
});

test('every field of the access log can be searched, and instead of a user the HMAC of one', () => {
  const { properties } = template('access').template.mappings;
  for (const { name, type } of accessLogFields)
    if (hashed.every(({ field }) => field !== name)) expect([name, properties[name]?.type]).toEqual([name, type]);
  for (const { field, as } of hashed) {
    expect(properties).not.toHaveProperty([field]);
    expect(properties[as]?.type).toBe('keyword');
  }
});

test('what was refused and what admins did goes to the security log', () => {
  expect(pipeline).toContain('[http.response.status_code] in [401, 403, 429] or [url.path] =~ "^/v1/admin(/|$)"');
});

test('Elasticsearch answers those who have a user, and the operator; the shipper reaches Logstash alone', () => {
  const { spec } = objectNamed<INetworkPolicy>(objects, 'NetworkPolicy observability/elasticsearch');
  expect(spec?.ingress?.flatMap(({ ports }) => ports?.map(({ port }) => port))).toEqual([9300, 9200]);
  const out = objectNamed<INetworkPolicy>(objects, 'NetworkPolicy log-shipper/filebeat').spec;
  expect(out?.egress?.flatMap(({ ports }) => ports?.map(({ port }) => port))).toEqual([5044, 443]);
  expect(out).not.toHaveProperty('ingress');
});

test('disks hold what is written in the days of their tier, twice, and are three quarters full', () => {
  const volume = { logs: '4Gi' as Memory, traces: '2Gi' as Memory };
  // (4 Gi + 2 Gi) a day, 8 days, 2 copies, over 3 nodes: 32 Gi, of 43 Gi.
  expect(disks(volume, { hot: 3, warm: 2 }).hot).toBe('50Gi');
  // 83 days, and 310 more of a twentieth: 394 Gi in 2 copies over 2 nodes, of 526 Gi.
  expect(disks(volume, { hot: 3, warm: 2 }).warm).toBe('530Gi');
});

test('no Secret is written, and each user has a role of its own that is not a wildcard', () => {
  expect(objects.filter(({ apiVersion, kind }: KubeObject) => apiVersion === 'v1' && kind === 'Secret')).toEqual([]);
  const { auth } = objectNamed<Elasticsearch>(objects, 'Elasticsearch observability/logs').spec;
  expect(auth.fileRealm.map(({ secretName }) => secretName)).toEqual(Object.values(users));
  for (const user of Object.keys(users)) {
    const role: { indices: { names: string[] }[] } = JSON.parse(data[`_security.role.${user}.json`] ?? '');
    for (const { names } of role.indices) expect(names).not.toContain('*');
  }
});
