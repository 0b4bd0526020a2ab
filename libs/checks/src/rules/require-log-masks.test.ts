import { masks } from '@auditorsec/privacy/masks';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireLogMasks } from './require-log-masks.ts';

const beat = (patterns: readonly string[]) =>
  object('beat.k8s.elastic.co/v1beta1 Beat', 'logs/filebeat', {
    config: {
      processors: [{ add_fields: {} }, ...patterns.map((pattern) => ({ replace: { fields: [{ pattern }] } }))],
    },
  });
const logstash = (patterns: readonly string[]) =>
  object('logstash.k8s.elastic.co/v1alpha1 Logstash', 'logs/mask', {
    pipelines: [
      { 'config.string': patterns.map((pattern) => `"message", "${pattern.replaceAll('"', '\\"')}", "x"`).join() },
    ],
  });
const ingest = (patterns: readonly string[]) => ({
  ...object('v1 ConfigMap', 'logs/setup', undefined),
  data: {
    '_ingest.pipeline.mask.json': JSON.stringify({ processors: patterns.map((pattern) => ({ gsub: { pattern } })) }),
    'setup.sh': 'set -eu',
  },
});
const all = masks.map(({ pattern }) => pattern);

test('hops with every mask pass', () => {
  expect(check(requireLogMasks, [beat(all), logstash(all), ingest(all)])).toEqual([]);
});

test('a hop that lost a mask is found, and the mask named', () => {
  const [, ...others] = all;
  expect(check(requireLogMasks, [beat(others), logstash(all), ingest(all)])).toMatchInlineSnapshot(`
    [
      "Beat logs/filebeat spec.config.processors: secrets and personal data leave their node as they were logged: 1 of 18 masks are missing (private-key). Make the processors from the masks of libs/privacy.",
    ]
  `);
  expect(check(requireLogMasks, [logstash(others)])).toEqual([expect.stringContaining('pass Logstash')]);
  expect(check(requireLogMasks, [ingest(others)])).toEqual([expect.stringContaining('are stored')]);
});

test('a hop without any processor lacks all of them', () => {
  const bare = object('beat.k8s.elastic.co/v1beta1 Beat', 'logs/filebeat', { config: {} });
  expect(check(requireLogMasks, [bare])).toEqual([expect.stringContaining(`${all.length} of ${all.length} masks`)]);
});
