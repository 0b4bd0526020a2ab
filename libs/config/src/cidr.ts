import { isIP } from 'node:net';
import { z } from 'zod';

const FORM = 'an address range such as 10.0.0.0/16 or 2001:db8::/32';

/** An address range as Kubernetes and AWS write it, its host bits zero: `10.0.0.0/16`, `2001:db8::/32`. */
export const cidr = z
  .string(FORM)
  .superRefine((text, issues) => {
    const canonical = canonicalRange(text);
    if (canonical === text) return;
    const message =
      canonical === undefined ? FORM : `a range whose host bits are zero, in its usual form: ${canonical}`;
    issues.addIssue({ code: 'custom', message });
  })
  .brand('Cidr');
export type Cidr = z.infer<typeof cidr>;

/** A range that may be let in somewhere: never the whole Internet. */
export const allowedCidr = cidr.refine(
  (range) => !range.endsWith('/0'),
  'a range narrower than /0: an allow-list that admits every address guards nothing',
);

/** The range that the text means, in the one form that every program prints; undefined where it means none. */
function canonicalRange(text: string): string | undefined {
  const [, address = '', prefix = ''] = /^([\d.]+|[\da-fA-F:.]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const family = isIP(address);
  const width = family === 4 ? 32 : 128;
  if (!family || Number(prefix) > width) return undefined;
  const hostBits = BigInt(width - Number(prefix));
  const network = (toNumber(address, family) >> hostBits) << hostBits;
  return `${family === 4 ? formatV4(network) : formatV6(network)}/${prefix}`;
}

function toNumber(address: string, family: number): bigint {
  const groups = family === 4 ? address.split('.').map(Number) : expand(shorten(address));
  return groups.reduce((sum, group) => (sum << (family === 4 ? 8n : 16n)) + BigInt(group), 0n);
}

/** The eight groups of an address that `shorten` wrote. */
function expand(address: string): number[] {
  const [head = [], tail] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const groups = [...head, ...Array(tail ? 8 - head.length - tail.length : 0).fill('0'), ...(tail ?? [])];
  return groups.map((group) => Number.parseInt(group, 16));
}

/** RFC 5952: lower case, the longest run of zeros left out. The URL parser does it. */
function shorten(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function formatV4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
}

function formatV6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => (value >> BigInt(112 - 16 * index)) & 0xffffn);
  return shorten(groups.map((group) => group.toString(16)).join(':'));
}
