import { HOLDS } from '@auditorsec/privacy/stored';
import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireDataClass } from './require-data-class.ts';

const store = (type: string, classes?: string) =>
  object(type, 'aws/shop', {}, classes === undefined ? {} : { annotations: { [HOLDS]: classes } });
const DATABASE = 'rds.aws.m.upbound.io/v1beta1 Cluster';

test('stores that say what they hold pass', () => {
  const logs = store('elasticsearch.k8s.elastic.co/v1 Elasticsearch', 'business,pseudonymous');
  expect(check(requireDataClass, [store(DATABASE, 'business,personal'), logs])).toEqual([]);
});

test('a store that says nothing, and one whose class does not exist, are found', () => {
  const cache = store('elasticache.aws.m.upbound.io/v1beta1 ReplicationGroup', 'personnal');
  expect(check(requireDataClass, [store(DATABASE), cache])).toMatchInlineSnapshot(`
    [
      "Cluster aws/shop metadata.annotations["compliance.auditorsec.com/data"]: nobody knows whom a leak concerns. Say what it holds: of public, business, pseudonymous, personal, payment, secret.",
      "ReplicationGroup aws/shop metadata.annotations["compliance.auditorsec.com/data"]: it may hold public, business, pseudonymous, personal, payment, secret, not personnal; did you mean personal?",
    ]
  `);
});

test('logs that claim to hold what masks take out are found: either is wrong', () => {
  const logs = store('elasticsearch.k8s.elastic.co/v1 Elasticsearch', 'business,personal');
  expect(check(requireDataClass, [logs])).toMatchInlineSnapshot(`
    [
      "Elasticsearch aws/shop metadata.annotations["compliance.auditorsec.com/data"]: it may hold business, pseudonymous, not personal.",
    ]
  `);
});
