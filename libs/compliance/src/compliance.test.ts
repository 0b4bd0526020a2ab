import { expect, test } from 'vitest';
import { CONTROLS, controlsOf, withControls } from './annotation.ts';
import { controls, isControl, nearestControl } from './controls.ts';
import { type Framework, frameworks } from './frameworks.ts';
import { personal } from './personal.ts';

const rows = [...Object.values(controls), ...Object.values(personal)];

test.each(Object.keys(frameworks) as Framework[])('%s: everything that it asks has a control, or a person', (name) => {
  const met = new Set<string>(rows.flatMap(({ meets }) => meets[name] ?? []));
  expect(Object.keys(frameworks[name]).filter((id) => !met.has(id))).toEqual([]);
});

test('a control and what needs a person never share a name', () => {
  expect(Object.keys(personal).filter((id) => id in controls)).toEqual([]);
});

const policy = (annotations?: Record<string, string>) => ({
  cluster: 'us-east-1',
  app: 'shop',
  path: 'us-east-1/shop/policy.yaml',
  source: { config: 'clusters/us-east-1/cluster.ts:1', block: 'apps/shop/src/app.ts:1' },
  object: {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'admin', namespace: 'shop', ...(annotations && { annotations }) },
    spec: { rules: [{ from: [{ source: { notRemoteIpBlocks: ['203.0.113.0/24'] } }] }] },
  },
});

test('an object gets the controls that its kind and its own fields serve, beside what it has, and its pods get none', () => {
  const { object } = withControls(policy({ 'example.com/a': 'b' }));
  expect(object.metadata.annotations).toEqual({ 'example.com/a': 'b', [CONTROLS]: 'administrators,deny-by-default' });
  expect({ ...object, metadata: {} }).toEqual({ ...policy().object, metadata: {} });
  expect(controlsOf(object)).toEqual(['administrators', 'deny-by-default']);
});

test('an object that names its own controls keeps them', () => {
  const file = policy({ [CONTROLS]: 'deny-by-default' });
  expect(withControls(file)).toBe(file);
});

test('an object of a kind that serves nothing stays as it is', () => {
  const file = { ...policy(), object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'cart' } } };
  expect(withControls(file)).toBe(file);
});

test.each([
  ['encryption-at-rset', 'encryption-at-rest'],
  ['CC6.1', undefined],
])('%s is no control; meant was %s', (id, meant) => {
  expect(isControl(id)).toBe(false);
  expect(nearestControl(id)).toBe(meant);
});
