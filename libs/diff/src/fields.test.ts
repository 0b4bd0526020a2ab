import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges } from './apply.ts';
import { compareValues } from './fields.ts';
import { formatPath } from './path.ts';
import { canonical } from './value.ts';

const said = (before: unknown, after: unknown) =>
  compareValues(before, after).map(({ path, type, ...values }) =>
    [formatPath(path), type, ...Object.values(values).map((value) => JSON.stringify(value))].join(' '),
  );

const container = (name: string, more = {}) => ({ name, image: 'a', ...more });

test('fields that come, go and change are named by their path', () => {
  const before = { kept: 1, spec: { gone: true, replicas: 2, 'a.b/c': 'x' } };
  const after = { kept: 1, spec: { replicas: 3, 'a.b/c': 'y', come: [1] } };
  expect(said(before, after)).toEqual([
    'spec["a.b/c"] changed "x" "y"',
    'spec.come added [1]',
    'spec.gone removed true',
    'spec.replicas changed 2 3',
  ]);
});

test('containers are told apart by name, wherever they stand', () => {
  const before = { containers: [container('main'), container('proxy')] };
  const after = { containers: [container('first'), container('main'), container('proxy', { image: 'b' })] };
  expect(said(before, after)).toEqual([
    'containers[proxy].image changed "a" "b"',
    'containers[first] added {"name":"first","image":"a"}',
  ]);
});

test('an item that only moved is told once, for order means something to routes', () => {
  const [one, two, three] = ['one', 'two', 'three'].map((name) => ({ name }));
  expect(said({ http: [one, two, three] }, { http: [three, one, two] })).toEqual(['http[three] moved']);
});

test('ports, mounts, alerts and servers have keys of their own', () => {
  const before = {
    ports: [{ containerPort: 80 }, { containerPort: 90 }],
    volumeMounts: [
      { name: 'data', mountPath: '/a' },
      { name: 'data', mountPath: '/b' },
    ],
    rules: [
      { alert: 'Down', for: '1m' },
      { record: 'a:b', expr: '1' },
    ],
    servers: [{ port: { name: 'https', number: 443 } }],
  };
  const after = {
    ports: [{ containerPort: 90, protocol: 'UDP' }, { containerPort: 80 }],
    volumeMounts: [
      { name: 'data', mountPath: '/a' },
      { name: 'data', mountPath: '/b', readOnly: true },
    ],
    rules: [
      { record: 'a:b', expr: '2' },
      { alert: 'Down', for: '2m' },
    ],
    servers: [{ port: { name: 'https', number: 8443 } }],
  };
  expect(said(before, after)).toEqual([
    'ports[containerPort=90] removed {"containerPort":90}',
    'ports[containerPort=90 UDP] added {"containerPort":90,"protocol":"UDP"}',
    'rules[Down] moved',
    'rules[Down].for changed "1m" "2m"',
    'rules[a:b].expr changed "1" "2"',
    'servers[https].port.number changed 443 8443',
    'volumeMounts[/b].readOnly added true',
  ]);
});

test('alerts of one name are told apart by severity, then by objective', () => {
  const alert = (severity: string, slo: string, expr: string) => ({ alert: 'Burn', expr, labels: { severity, slo } });
  const before = [alert('page', 'a', '1'), alert('page', 'b', '1'), alert('ticket', 'a', '1')];
  const after = [alert('page', 'a', '1'), alert('page', 'b', '2'), alert('ticket', 'a', '1')];
  expect(said({ rules: before }, { rules: after })).toEqual(['rules[Burn page b].expr changed "1" "2"']);
});

test('lists without keys are compared by value: what comes and goes at one place has changed', () => {
  expect(said({ args: ['a', 'b', 'c'] }, { args: ['a', 'x', 'c', 'd'] })).toEqual([
    'args[1] changed "b" "x"',
    'args[3] added "d"',
  ]);
  expect(said({ hosts: ['a', 'b'] }, { hosts: ['b'] })).toEqual(['hosts[0] removed "a"']);
});

/** Lists with and without keys, fields of names that objects inherit, and values of every type. */
const name = fc.constantFrom('a', 'b', 'c', 'd');
const item = fc.oneof(fc.record({ name, port: fc.nat(3) }), fc.record({ name }), fc.nat(3), name);
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((json): unknown => JSON.parse(JSON.stringify(json))),
  fc.record({ http: fc.array(item), spec: fc.dictionary(name, fc.array(item)) }),
  fc.uniqueArray(fc.record({ name, port: fc.nat(3) }), { selector: ({ name }) => name }),
);

test('nothing differs from itself, and the changes make the second value of the first', () => {
  fc.assert(
    fc.property(value, value, (before, after) => {
      expect(compareValues(before, before)).toEqual([]);
      expect(canonical(applyChanges(before, compareValues(before, after)))).toBe(canonical(after));
    }),
    { numRuns: 2000 },
  );
});

test('values that are equal have no changes, and those that are not have some', () => {
  fc.assert(
    fc.property(value, value, (before, after) => {
      expect(compareValues(before, after).length === 0).toBe(canonical(before) === canonical(after));
    }),
  );
});
