import type { Duration } from '@auditorsec/config/units';
import { expect, test } from 'vitest';
import { accessLogFields, accessLogFormat, gatewayLogFilter } from './access-log-format.ts';

test('each field of the access log has one name and one value', () => {
  expect(Object.keys(accessLogFormat)).toHaveLength(accessLogFields.length);
  expect(new Set(Object.values(accessLogFormat)).size).toBe(accessLogFields.length);
});

test('names of fields are objects of their own: none begins with the whole name of another', () => {
  const names = accessLogFields.map(({ name }) => name);
  const inside = (name: string) => names.filter((other) => other.startsWith(`${name}.`));
  expect(names.flatMap(inside)).toEqual([]);
});

test('slow means slower than the latency that is promised', () => {
  const filter = gatewayLogFilter('1s' as Duration, ['/admin']);
  expect(filter).toContain('request.duration > duration("1000ms")');
  expect(filter).toContain('request.url_path.startsWith("/admin")');
});
