import { expect, test } from 'vitest';
import { type Finding, judge } from './judge.ts';

const finding: Finding = {
  code: 'IST0101',
  level: 'Error',
  origin: 'VirtualService shop/api',
  message: 'no such host',
};
const report = { analyzers: ['a', 'b'], skipped: null, findings: [finding] };
const accepted = { code: 'IST0101', about: 'shop/api', reason: 'made elsewhere' };

test('a finding without a reason fails, with its place', () => {
  expect(() => judge(report, [])).toThrow('Error IST0101 VirtualService shop/api: no such host');
});

test('a finding with a reason passes, and is counted', () => {
  expect(judge(report, [accepted])).toBe('2 analyzers, 1 accepted findings, no other');
});

test('a reason for nothing fails: it would hide the next finding', () => {
  expect(() => judge({ ...report, findings: [] }, [accepted])).toThrow('take it out');
});

test('an EnvoyFilter patch that Istio drops fails even where it is accepted', () => {
  const dropped: Finding = { ...finding, level: 'Warning', message: "can't unmarshal Any: unknown field" };
  expect(() => judge({ ...report, findings: [dropped] }, [accepted])).toThrow("can't unmarshal Any");
});

test('an analyzer that did not run fails: its silence proves nothing', () => {
  expect(() => judge({ ...report, findings: [], skipped: ['gateway.Secret'] }, [])).toThrow(
    'gateway.Secret did not run',
  );
});
