import { expect, test } from 'vitest';
import type { CelRule, Schema } from '../schema.ts';
import { evaluateRules } from './evaluate.ts';

const ruled = (rule: CelRule, schema: Schema): Schema => ({ ...schema, 'x-kubernetes-validations': [rule] });
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });
const integer: Schema = { type: 'integer' };

test('a rule is asked at every place that its path reaches', () => {
  const port = ruled({ rule: 'self > 0', message: 'must be positive' }, integer);
  const schema = object({ lists: { items: { type: 'array', items: port } }, map: { additionalProperties: port } });
  expect(evaluateRules({ lists: [[1], [0, 2]], map: { a: -1, b: 1 } }, schema)).toEqual([
    { path: 'lists[1][0]', message: 'found 0: must be positive' },
    { path: 'map[a]', message: 'found -1: must be positive' },
  ]);
});

test('the server’s defaults are in place before rules are asked, also below a defaulted object', () => {
  const limits = object({ min: { ...integer, default: 5 }, max: integer });
  const schema = object({ limits: { ...ruled({ rule: 'self.min <= self.max' }, limits), default: { max: 3 } } });
  expect(evaluateRules({}, schema)).toEqual([{ path: 'limits', message: 'breaks the rule self.min <= self.max' }]);
  expect(evaluateRules({ limits: { max: 6 } }, schema)).toEqual([]);
});

test('a rule that compares with the earlier object does not apply to a new one, also inside a macro', () => {
  const list = (rule: CelRule): Schema => object({ a: ruled(rule, { type: 'array', items: integer }) });
  expect(evaluateRules({ a: [1] }, list({ rule: 'self == oldSelf' }))).toEqual([]);
  expect(evaluateRules({ a: [1] }, list({ rule: 'self.all(x, x in oldSelf)' }))).toEqual([]);
  expect(evaluateRules({ a: [1] }, list({ rule: '"oldSelf" == ""' }))).toHaveLength(1);
});

test('with optionalOldSelf the rule does apply to a new object, with an empty optional', () => {
  const schema = (rule: string): Schema => object({ a: ruled({ rule, optionalOldSelf: true }, integer) });
  expect(evaluateRules({ a: 1 }, schema('oldSelf.hasValue() || self == 1'))).toEqual([]);
  expect(evaluateRules({ a: 1 }, schema('oldSelf.hasValue()'))).toHaveLength(1);
});

test('a rule that cannot be compiled or evaluated is a fault, never a pass', () => {
  const schema = (rule: string): Schema => object({ a: ruled({ rule }, integer) });
  const [compile, evaluate, answer] = ['noSuch(self)', '1 / self == 1', 'self'].map(
    (rule) => evaluateRules({ a: 0 }, schema(rule))[0]?.message,
  );
  expect(compile).toMatchInlineSnapshot(
    `"found 0: the rule cannot be compiled (found no matching overload for 'noSuch(dyn)'): noSuch(self)"`,
  );
  expect(evaluate).toMatchInlineSnapshot(
    `"found 0: breaks the rule 1 / self == 1 (its rule cannot be evaluated: division by zero)"`,
  );
  expect(answer).toMatchInlineSnapshot(`"found 0: the rule answers 0 instead of true or false: self"`);
});

test('messageExpression, reason and fieldPath are those of the rule', () => {
  const rule = {
    rule: 'self.min < self.max',
    message: 'fixed',
    messageExpression: '"min " + string(self.min) + " is too high"',
    fieldPath: '.min',
    reason: 'FieldValueForbidden',
  };
  const schema = (extra: object): Schema => ruled({ ...rule, ...extra }, object({ min: integer, max: integer }));
  expect(evaluateRules({ min: 2, max: 1 }, schema({}))).toEqual([
    { path: 'min', message: 'min 2 is too high (FieldValueForbidden)' },
  ]);
  expect(evaluateRules({ min: 2, max: 1 }, schema({ messageExpression: '""', reason: undefined }))).toEqual([
    { path: 'min', message: 'fixed' },
  ]);
});

test('values have the types of their schema: reserved field names, int-or-string, doubles, bytes, times, nulls', () => {
  const holds = (schema: Schema, value: unknown, rule: string): void =>
    expect(evaluateRules({ field: value }, ruled({ rule }, object({ field: schema })))).toEqual([]);
  holds(object({ namespace: { type: 'string' } }), { namespace: 'a' }, 'self.field.__namespace__ == "a"');
  holds(object({ 'x-y': { type: 'string' } }), { 'x-y': 'a' }, 'self.field.x__dash__y == "a"');
  holds({ 'x-kubernetes-int-or-string': true }, 5, 'type(self.field) == int');
  holds({ type: 'number' }, 5, 'type(self.field) == double');
  holds({ type: 'string', format: 'byte' }, 'YQ==', 'self.field == b"a"');
  holds({ type: 'string', format: 'date-time' }, '2026-01-01T00:00:00Z', 'self.field.getFullYear() == 2026');
  holds({ type: 'string', format: 'duration' }, '1m', 'self.field == duration("60s")');
  holds({ type: 'integer', nullable: true }, null, 'has(self.field) && self.field == null');
  holds({ type: 'integer' }, null, '!has(self.field)');
  holds({ 'x-kubernetes-embedded-resource': true }, { metadata: { name: 'a' } }, 'self.field.metadata.name == "a"');
});
