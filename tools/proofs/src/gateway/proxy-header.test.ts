import { expect, test } from 'vitest';
import { proxyHeader } from './proxy-header.ts';

test('the header is that of the specification: signature, version, family, length, addresses, ports', () => {
  expect(proxyHeader('192.0.2.7', '127.10.0.1', 443).toString('hex')).toBe(
    `${'0d0a0d0a000d0a515549540a'}${'2111000c'}${'c0000207'}${'7f0a0001'}${'c350'}${'01bb'}`,
  );
});

test('what is no address of IPv4 is refused', () => {
  expect(() => proxyHeader('2001:db8::1', '127.0.0.1', 443)).toThrow('no address');
});
