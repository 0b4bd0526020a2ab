import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import type { Schema } from '@auditorsec/schemas/schema';
import { expect, test } from 'vitest';
import { type Api, notices } from './notices.ts';

const text: Schema = { type: 'string' };
const listed: Schema = { type: 'array', items: { properties: { port: { type: 'integer' } } } };

function api(
  version: string,
  spec: Readonly<Record<string, Schema>>,
  more: { readonly deprecated?: string } = {},
): Api {
  const schema: Schema = { properties: { spec: { $ref: '#/definitions/Spec' } } };
  const kind = { group: 'shop.io', version, kind: 'Cart', schema, ...more };
  return { kinds: new Map([[`shop.io/${version} Cart`, kind]]), definitions: { Spec: { properties: spec } } };
}

function file(spec: object, name = 'cart'): FileSpec {
  const object: KubeObject = { apiVersion: 'shop.io/v1', kind: 'Cart', metadata: { name }, spec };
  const source = { config: 'clusters/a/cluster.ts:1', block: 'apps/a/src/a.ts:1' };
  return { cluster: 'a', app: 'a', path: `a/a/Cart_${name}.yaml`, object, source };
}

const before = api('v1', { size: text, ports: listed });

test('a release that knows all that is in use has nothing to say', () => {
  expect(notices(before, before, [file({ size: '1', ports: [{ port: 1 }] })])).toEqual([]);
});

test('a kind that is served no more is removed, and what serves it is named', () => {
  expect(notices(before, api('v2', {}), [file({})])).toMatchObject([
    { verdict: 'removed', kind: 'shop.io/v1 Cart', field: '', says: 'is served as shop.io/v2' },
  ]);
});

test('a field that is gone is told once for all objects that set it, in lists too', () => {
  const after = api('v1', { size: text, ports: { type: 'array', items: { properties: {} } } });
  const files = [file({ ports: [{ port: 1 }, { port: 2 }] }, 'one'), file({ ports: [{ port: 3 }] }, 'two')];
  expect(notices(before, after, files)).toMatchObject([
    { verdict: 'removed', field: 'spec.ports[].port', isNew: true, files: ['a/a/Cart_one.yaml', 'a/a/Cart_two.yaml'] },
  ]);
});

test('a field that its description calls deprecated is told in the owner’s words, and whether that is new', () => {
  const after = api('v1', { size: { ...text, description: 'How large. Deprecated: use scale. More.' }, ports: listed });
  const used = [file({ size: '1' })];
  expect(notices(before, after, used)).toMatchObject([
    { verdict: 'deprecated', field: 'spec.size', isNew: true, says: 'Deprecated: use scale.' },
  ]);
  expect(notices(after, after, used)).toMatchObject([{ verdict: 'deprecated', isNew: false }]);
});

test('a description that speaks of other fields that are deprecated is no reason', () => {
  const after = api('v1', { size: { ...text, description: 'Takes the place of the deprecated field scale.' } });
  expect(notices(before, after, [file({ size: '1' })])).toEqual([]);
});

test('a version of a CRD that its owner calls deprecated is told', () => {
  const after = api('v1', { size: text }, { deprecated: 'v1 goes next year; use v2' });
  expect(notices(before, after, [file({ size: '1' })])).toMatchObject([
    { verdict: 'deprecated', field: '', says: 'v1 goes next year; use v2' },
  ]);
});

test('what neither release knows is no matter of an upgrade, nor are kinds of others', () => {
  const other = { ...file({}), object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } } };
  expect(notices(before, before, [file({ sise: '1' }), other])).toEqual([]);
});
