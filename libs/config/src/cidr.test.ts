import { BlockList, isIPv4 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedCidr, cidr } from './cidr.ts';

const messageFor = (text: unknown) => cidr.safeParse(text).error?.issues[0]?.message;

test.each([
  '10.0.0.0/16',
  '0.0.0.0/0',
  '192.0.2.1/32',
  '2001:db8::/32',
  '::/0',
  '::1/128',
  'fe80::/10',
  '::ffff:0:0/96',
])('accepts %s', (text) => {
  expect(cidr.parse(text)).toBe(text);
});

test.each([
  '',
  '10.0.0.0',
  '10.0.0.0/33',
  '10.0.0.0/-1',
  '10.0.0.0/08',
  '10.0.0.0/16/16',
  '10.0.0/16',
  '010.0.0.0/8',
  'fe80::1%eth0/64',
  '2001:db8::/129',
  'example.com/8',
  ' 10.0.0.0/8',
  16,
  null,
])('%o is no address range', (value) => {
  expect(messageFor(value)).toBe('an address range such as 10.0.0.0/16 or 2001:db8::/32');
});

test.each([
  ['10.1.2.3/8', '10.0.0.0/8'],
  ['203.0.113.7/24', '203.0.113.0/24'],
  ['255.255.255.255/0', '0.0.0.0/0'],
  ['2001:db8::1/32', '2001:db8::/32'],
  ['2001:DB8::/32', '2001:db8::/32'],
  ['2001:0db8:0:0:0:0:0:0/32', '2001:db8::/32'],
  ['::ffff:10.0.0.0/96', '::ffff:0:0/96'],
])('for %s the usual form %s is named, and accepted', (text, usual) => {
  expect(messageFor(text)).toBe(`a range whose host bits are zero, in its usual form: ${usual}`);
  expect(cidr.parse(usual)).toBe(usual);
});

test('an allow-list takes no range of all addresses', () => {
  for (const all of ['0.0.0.0/0', '::/0']) {
    expect(allowedCidr.safeParse(all).error?.issues[0]?.message).toMatch(/^a range narrower than \/0/);
  }
  expect(allowedCidr.parse('0.0.0.0/1')).toBe('0.0.0.0/1');
});

test('of any address and prefix exactly one form is accepted, and it holds the address', () => {
  const address = fc.oneof(
    fc.ipV4(),
    fc.ipV6().filter((text) => !text.includes('.')),
  );
  fc.assert(
    fc.property(address, fc.nat(128), (address, bits) => {
      const isV4 = isIPv4(address);
      const prefix = isV4 ? bits % 33 : bits;
      const text = `${address}/${prefix}`;
      const [, usual = text] = /usual form: (\S+)$/.exec(messageFor(text) ?? '') ?? [];
      expect(cidr.parse(usual)).toBe(usual);
      const range = new BlockList();
      range.addSubnet(usual.split('/')[0] ?? '', prefix, isV4 ? 'ipv4' : 'ipv6');
      expect(range.check(address, isV4 ? 'ipv4' : 'ipv6')).toBe(true);
    }),
  );
});
