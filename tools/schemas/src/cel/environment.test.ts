import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cidr, ipFamily } from './address.ts';
import { environment } from './environment.ts';
import { Quantity } from './quantity.ts';
import { re2 } from './re2.ts';
import { parseRequestUrl } from './url.ts';

test('the registered functions can be called from a rule', () => {
  const rules = [
    'url(self).getScheme() == "https" && url(self).getHostname() == "a.b" && url(self).getPort() == "8443"',
    'isURL(self) && !isURL("1.2.3.4:80") && url(self).getEscapedPath() == "/c"',
    'quantity("1500m").isGreaterThan(quantity("1")) && quantity("1Ki").asInteger() == 1024',
    'quantity("1").add(quantity("500m")).compareTo(quantity("1.5")) == 0 && !isQuantity("1 Gi")',
    'isIP("10.0.0.1") && ip("::1").family() == 6 && cidr("10.0.0.0/8").containsIP("10.1.2.3")',
    'cidr("10.0.0.0/8").containsCIDR("10.1.0.0/16") && cidr("10.0.0.0/8").prefixLength() == 8',
    '"AbC".matchesRe2("^(?i)abc$")',
    '"a.b/c".find("^([^/]+)") == "a.b" && "a".find("b") == ""',
  ];
  for (const rule of rules)
    expect([rule, environment.evaluate(rule, { self: 'https://a.b:8443/c?d' })]).toEqual([rule, true]);
});

// What Go's url.ParseRequestURI answers.
test.each([
  ['http://a.b/c', 'http'],
  ['HTTP://a.b', 'http'],
  ['/path', ''],
  ['//host/path', ''],
  ['localhost:8080/x', 'localhost'],
  ['mailto:a@b', 'mailto'],
  ['http://[::1]:80/', 'http'],
  ['http://u:p@h/', 'http'],
  ['a.b:80', 'a.b'],
  ['', undefined],
  ['path', undefined],
  ['1.2.3.4:80', undefined],
  ['ghcr.io/x:1', undefined],
  ['http://a b/', undefined],
  ['http://a:b/', undefined],
  ['http://[::1', undefined],
  ['http://a/%zz', undefined],
  ['http://a\u0001/', undefined],
])('the URL %j has the scheme %j', (text, scheme) => {
  expect(parseRequestUrl(text)?.scheme).toBe(scheme);
});

test('quantities are exact, whatever the suffix', () => {
  const nano = (text: string): bigint | undefined => Quantity.parse(text)?.nano;
  expect(nano('0.1')).toBe(nano('100m'));
  expect(nano('1.5Ki')).toBe(nano('1536'));
  expect(nano('1e3')).toBe(nano('1k'));
  expect(nano('-1G')).toBe(nano('-1000M'));
  expect(nano('0.0000000001')).toBe(nano('1n'));
  for (const bad of ['', '1 Gi', '256MB', '1.2.3', 'Gi', '1e', '--1'])
    expect([bad, nano(bad)]).toEqual([bad, undefined]);
});

test('the order of quantities is the order of their numbers', () => {
  const number = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(number, number, (a, b) => {
      const order = Quantity.parse(`${a}m`)?.compareTo(Quantity.parse(`${b}m`) ?? new Quantity(0n));
      expect(order).toBe(BigInt(Math.sign(a - b)));
    }),
  );
});

test('addresses that Kubernetes refuses are refused', () => {
  expect(['10.0.0.1', '::1', '010.0.0.1', 'fe80::1%eth0', '::ffff:1.2.3.4', 'a'].map(ipFamily)).toEqual([
    4, 6, 0, 0, 0, 0,
  ]);
  expect(['10.0.0.0/8', '::/0', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0', '/8'].map(Cidr.is)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('RE2 patterns keep their meaning or are refused', () => {
  expect(re2('(?i)^a$').test('A')).toBe(true);
  expect(re2('\\Aa\\z').test('a\n')).toBe(false);
  expect(re2('a\\-\\_\\:[\\-\\_]').test('a-_:-')).toBe(true);
  expect(re2('(?P<x>a)').test('a')).toBe(true);
  for (const foreign of ['\\Qa\\E', '[[:alpha:]]', 'a(?i)b', '(?U)a', '\\pN']) expect(() => re2(foreign)).toThrow();
});
