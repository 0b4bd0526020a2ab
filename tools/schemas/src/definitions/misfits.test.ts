import { readFileSync } from 'node:fs';
import { defineKind } from '@auditorsec/custom-kind/kind';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { evaluateRules } from '../cel/evaluate.ts';
import { celSchema } from '../cel/schema.ts';
import type { Schema } from '../schema.ts';
import { extract, readCrd } from './extract.ts';
import { hold } from './hold.ts';
import { misfits } from './misfits.ts';

const text = readFileSync(
  new URL('../../fixtures/crds/route53.aws.m.upbound.io_records.yaml', import.meta.url),
  'utf8',
);
const reference = z.strictObject({ name: z.string(), namespace: z.string().optional() });

/** A managed resource of AWS, with what a test puts beside or instead of its right fields. */
function record(forProvider: z.ZodRawShape = {}, spec: z.ZodRawShape = {}) {
  return defineKind({
    group: 'route53.aws.m.upbound.io',
    version: 'v1beta1',
    scope: 'Namespaced',
    kind: 'Record',
    plural: 'records',
    spec: z.strictObject({
      forProvider: z.strictObject({
        zoneIdRef: reference.optional(),
        name: z.string(),
        type: z.enum(['A', 'AAAA', 'CNAME']),
        ttl: z.int().optional(),
        records: z.array(z.string()).optional(),
        setIdentifier: z.string().optional(),
        failoverRoutingPolicy: z.strictObject({ type: z.enum(['PRIMARY', 'SECONDARY']) }).optional(),
        latencyRoutingPolicy: z.strictObject({ region: z.string() }).optional(),
        alias: z.strictObject({ name: z.string(), zoneId: z.string(), evaluateTargetHealth: z.boolean() }).optional(),
        ...forProvider,
      }),
      providerConfigRef: z.strictObject({ name: z.string(), kind: z.enum(['ClusterProviderConfig']) }),
      ...spec,
    }),
  });
}

const told = (kind: ReturnType<typeof record>) =>
  hold(kind, readCrd(text, kind)).map(({ path, message }) => `${path} ${message}`);

test('a definition that takes less than its CRD fits, nested fields and references included', () => {
  expect(told(record())).toEqual([]);
});

const zone = (fields: z.ZodRawShape) => ({ zoneIdRef: z.strictObject({ name: z.string(), ...fields }) });
const policy = (resolve: z.ZodType) => zone({ policy: z.strictObject({ resolve }) });

test.each([
  ['another type', { ttl: z.string() }, 'ttl takes string; the CRD takes number'],
  ['a further type', { name: z.union([z.string(), z.int()]) }, 'name takes integer; the CRD takes string'],
  ['any value', { alias: z.unknown() }, 'alias takes any value; the CRD takes object'],
  ['a list of other things', { records: z.array(z.int()) }, 'records[] takes integer; the CRD takes string'],
  [
    'a nested field that the CRD lacks',
    zone({ nameSpace: z.string() }),
    'zoneIdRef.nameSpace the CRD has no such field. Did you mean namespace? It has name, namespace, policy',
  ],
  [
    'fields of any name',
    { alias: z.record(z.string(), z.string()) },
    'alias takes fields of any name; the CRD has evaluateTargetHealth, name, zoneId',
  ],
  [
    'a value outside the enum',
    policy(z.enum(['Always', 'Never'])),
    'zoneIdRef.policy.resolve takes "Never"; the CRD takes Always, IfNotPresent',
  ],
  [
    'any text where the CRD has an enum',
    policy(z.string()),
    'zoneIdRef.policy.resolve takes any value; the CRD takes Always, IfNotPresent',
  ],
  [
    'an object without a field that the CRD requires',
    { latencyRoutingPolicy: z.strictObject({ region: z.string().optional() }) },
    'latencyRoutingPolicy.region may be left out; the CRD requires it',
  ],
])('a definition that takes %s is refused', (_, forProvider, message) => {
  expect(told(record(forProvider))).toEqual([`spec.forProvider.${message}`]);
});

test('limits of the CRD are limits of the definition', () => {
  const takes = (ours: Schema) =>
    misfits(ours, { type: 'string', maxLength: 3, pattern: '^a' }).map((one) => one.message);
  expect(takes({ type: 'string', maxLength: 2, pattern: '^a' })).toEqual([]);
  expect(takes({ type: 'string', enum: ['a', 'ab'] })).toEqual([]);
  expect(takes({ type: 'string', maxLength: 4, pattern: '^a' })).toEqual([
    'takes maxLength 4, what matches ^a; the CRD takes maxLength 3, what matches ^a',
  ]);
  expect(takes({ type: 'string', maxLength: 3 })).toHaveLength(1);
  expect(takes({ type: 'string' })).toEqual(['takes any value; the CRD takes maxLength 3, what matches ^a']);
  expect(takes({ type: 'string', enum: ['b', 'abcd'] })).toHaveLength(2);
});

test('a number is held within int32 where the CRD says so, and a limit of text says nothing of it', () => {
  const theirs = { type: 'integer', format: 'int32', minimum: 1, pattern: '^a' };
  expect(misfits({ type: 'integer', minimum: 1, maximum: 100 }, theirs)).toEqual([]);
  expect(misfits({ type: 'integer', minimum: 1, maximum: 2 ** 53 }, theirs)).toHaveLength(1);
  expect(misfits({ type: 'integer', minimum: 0, maximum: 100 }, theirs)).toHaveLength(1);
});

test('what is not compared is refused, not passed over', () => {
  const theirs = { type: 'object', properties: { a: { type: 'string' } }, oneOf: [{ required: ['a'] }] };
  expect(misfits({ type: 'object', properties: {}, additionalProperties: false }, theirs)).toHaveLength(1);
});

test('a definition with another scope is refused', () => {
  const kind = { ...record(), scope: 'Cluster' as const };
  expect(hold(kind, readCrd(text, kind))).toEqual([{ path: 'scope', message: 'is Cluster; the CRD has Namespaced' }]);
});

test('the CEL rules of an extract know what the server fills in', () => {
  const source = { component: 'grafanaOperator', repository: 'a/b', folder: 'c', kinds: [] } as const;
  const { kind } = readCrd(extract(source, record(), text), record());
  const told = (forProvider: object) => evaluateRules({ spec: { forProvider } }, celSchema(kind));
  expect(told({ name: 'api.example.com', type: 'A' })).toEqual([]);
  expect(told({ name: 'api.example.com' })).toMatchObject([
    { message: 'spec.forProvider.type is a required parameter' },
  ]);
});

test('an extract says of the fields of the definition what the whole CRD says', () => {
  const source = { component: 'grafanaOperator', repository: 'a/b', folder: 'c', kinds: [] } as const;
  const small = readCrd(extract(source, record(), text), record());
  expect(hold(record(), small)).toEqual([]);
  expect(hold(record({ region: z.string() }), small)).toHaveLength(1);
});
