import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { dropped, hashed } from '@auditorsec/privacy/fields';
import { masks } from '@auditorsec/privacy/masks';
import { restrictedBreaches } from '@auditorsec/workload/testing/pod-security';
import type { IJob } from 'kubernetes-models/batch/v1/Job';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { lifecyclePolicy } from './lifecycle.ts';
import { logPipeline } from './log-pipeline.ts';
import { logstashSubstitutions } from './masking.ts';
import type { Beat, Elasticsearch, Kibana, Logstash } from './types.ts';

const objects = render(example);
const cluster = objectNamed<Elasticsearch>(objects, 'Elasticsearch logs/shop').spec;
const beat = objectNamed<Beat>(objects, 'Beat shipper/filebeat').spec;
const stash = objectNamed<Logstash>(objects, 'Logstash logs/mask');
const job = objectNamed<IJob>(objects, 'Job logs/setup');
const pipeline = `${stash.spec.pipelines[0]?.['config.string']}`;

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('all pods but the shipper meet Pod Security restricted', () => {
  const pods: [string, IPodSpec | undefined][] = [
    ...cluster.nodeSets.map(({ name, podTemplate }): [string, IPodSpec | undefined] => [name, podTemplate.spec]),
    ['kibana', objectNamed<Kibana>(objects, 'Kibana logs/shop').spec.podTemplate.spec],
    ['logstash', stash.spec.podTemplate.spec],
    ['setup', job.spec?.template.spec],
  ];
  for (const [name, spec] of pods) expect([name, spec && restrictedBreaches(spec)]).toEqual([name, []]);
});

test('three nodes elect the master, and copies of a shard stand in different zones', () => {
  const electing = cluster.nodeSets.filter(({ config }) => `${config['node.roles']}`.includes('master'));
  expect(electing.map(({ count }) => count)).toEqual([3]);
  expect(cluster.nodeSets.map(({ zoneAwareness }) => zoneAwareness)).toEqual([{}, {}]);
});

test('the shipper reads the files of the host, as root without a capability, and writes none of them', () => {
  const [container] = beat.daemonSet.podTemplate.spec?.containers ?? [];
  expect(container?.volumeMounts?.every(({ readOnly }) => readOnly)).toBe(true);
  expect(container?.securityContext).toMatchObject({ capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
});

test('every mask is applied on the node, by Logstash and by Elasticsearch, in the same order', () => {
  const onNode = (beat.config['processors'] as { replace?: { fields: [{ pattern: string }] } }[]).flatMap(
    ({ replace }) => replace?.fields.map(({ pattern }) => pattern) ?? [],
  );
  expect(onNode).toEqual(masks.map(({ pattern }) => pattern));
  expect(pipeline).toContain(logstashSubstitutions(masks, 'message'));
});

test('Logstash masks a line before it reads it, and keeps no copy of what came in', () => {
  const at = (text: string) => [text, pipeline.indexOf(text)] as const;
  const steps = ['[event][original]', 'gsub', '_mutate_error', 'json {', 'fingerprint', 'remove_field => ["user.id"'];
  expect(steps.map(at)).toEqual(steps.map(at).toSorted(([, a], [, b]) => a - b));
  for (const [step, position] of steps.map(at)) expect([step, position >= 0]).toEqual([step, true]);
});

test('braces of the pipeline are balanced, outside of texts and patterns', () => {
  const bare = pipeline.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').replaceAll(/=~ \/(?:[^/\\]|\\.)*\//g, '');
  const depths = [...bare].map((character) => (character === '{' ? 1 : character === '}' ? -1 : 0));
  expect(depths.reduce((depth: number, step) => (depth < 0 ? depth : depth + step), 0)).toBe(0);
  expect(bare).not.toMatch(/["']/);
});

test('who the user is leaves Logstash as an HMAC only, and what is dropped in no form at all', () => {
  const removed = pipeline.split('remove_field => ').at(-1)?.split('\n')[0];
  for (const field of [...hashed.map(({ field }) => field), ...dropped]) expect(removed).toContain(`"${field}"`);
  expect(pipeline).toContain('target => "user.hash" method => "SHA256" key => "$');
});

test('quotes of a pattern are escaped for Logstash, and its groups are those of Ruby', () => {
  const mask = { name: 'm', pattern: '("a\\\\")b', replacement: '$1<x>', dataClass: 'secret' } as const;
  expect(logstashSubstitutions([mask], 'message')).toBe('"message", "(\\"a\\\\\\")b", "\\1<x>"');
});

test('paths of the security log match as a whole, not as a beginning or a pattern', () => {
  const text = logPipeline({
    accessLog: 'access',
    security: { codes: [401], paths: ['/v1.0/admin'] },
    streams: { namespace: 'shop' },
    elasticsearch: 'https://es',
    port: 5044,
  });
  expect(text).toContain('[url.path] =~ "^/v1\\.0/admin(/|$)"');
});

test('the job writes each setting, in the given order, by the file of its own', () => {
  const { data = {} } = objectNamed<IConfigMap>(objects, 'ConfigMap logs/setup');
  const puts = [...(data['setup.sh'] ?? '').matchAll(/^put (\S+) (\S+)$/gm)].map(([, path, file]) => [path, file]);
  expect(puts.map(([path]) => path)).toEqual([
    '_ilm/policy/logs-90d',
    '_ingest/pipeline/mask',
    '_index_template/logs-access',
    '_security/role/writer',
  ]);
  for (const [, file] of puts) expect(() => JSON.parse(data[`${file}`] ?? '')).not.toThrow();
});

test('what writes is applied after the job, and the job after Elasticsearch', () => {
  const wave = (object: { metadata: { annotations?: Record<string, string> } } | IJob) =>
    Number(object.metadata?.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  expect(wave(job)).toBeGreaterThan(wave(objectNamed(objects, 'Elasticsearch logs/shop')));
  expect(wave(stash)).toBeGreaterThan(wave(job));
  expect(wave(objectNamed(objects, 'Beat shipper/filebeat'))).toBeGreaterThan(wave(job));
});

test('a policy without warm and cold ages goes from hot to deleted', () => {
  expect(lifecyclePolicy('traces-7d', { deleteAfter: 7 }).body).toMatchObject({
    policy: { phases: { hot: { actions: { rollover: { max_age: '1d' } } }, delete: { min_age: '7d' } } },
  });
});
