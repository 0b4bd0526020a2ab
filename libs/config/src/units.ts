import { isIP } from 'node:net';
import { z } from 'zod';

/*
 * Branded units: a plain string in config, a checked one everywhere else.
 * Each message is what a person is told when the value is not one.
 */

const MILLISECONDS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
const MEBIBYTES = { Ki: 1 / 1024, Mi: 1, Gi: 1024, Ti: 1024 ** 2 } as const;

/** A length of time with its unit, as Istio and Prometheus read it: `500ms`, `30s`, `5m`, `1h`. */
export const duration = z
  .string()
  .regex(/^[1-9]\d*(ms|s|m|h)$/, 'a duration with its unit: 500ms, 30s, 5m or 1h')
  .brand('Duration');
export type Duration = z.infer<typeof duration>;

/** A share of a whole: `50%`, `99.99%`. */
export const percentage = z
  .string()
  .regex(/^(100(\.0+)?|\d{1,2}(\.\d+)?)%$/, 'a percentage from 0% to 100%, such as 99.99%')
  .brand('Percentage');
export type Percentage = z.infer<typeof percentage>;

/** CPU as Kubernetes writes it: millicores `250m` or whole cores `2`. */
export const cpu = z
  .string()
  .regex(/^[1-9]\d*m?$/, 'CPU in millicores or whole cores: 250m or 2')
  .brand('Cpu');
export type Cpu = z.infer<typeof cpu>;

/** Memory with a binary unit: `256Mi`, `2Gi`. */
export const memory = z
  .string()
  .regex(/^[1-9]\d*(Ki|Mi|Gi|Ti)$/, 'memory with a binary unit: 256Mi or 2Gi')
  .brand('Memory');
export type Memory = z.infer<typeof memory>;

/** A fully qualified DNS name in lower case: `api.auditorsec.com`. */
export const host = z
  .string()
  .max(253, 'a host of at most 253 characters')
  .regex(
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'a DNS name in lower case, such as api.auditorsec.com (no scheme, port, path or wildcard)',
  )
  .brand('Host');
export type Host = z.infer<typeof host>;

/** An https URL without credentials. */
export const httpsUrl = z
  .url({ protocol: /^https$/, error: 'an https:// URL' })
  .refine((url) => !new URL(url).username, 'an https:// URL without credentials')
  .brand('HttpsUrl');
export type HttpsUrl = z.infer<typeof httpsUrl>;

/** A DNS label, the form of namespaces, Services and apps (RFC 1123). */
export const dnsLabel = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'a name of lower-case letters, digits and -, at most 63 characters')
  .brand('DnsLabel');
export type DnsLabel = z.infer<typeof dnsLabel>;

/** An image pinned by digest; the tag is for people, the digest is what runs. */
export const image = z
  .string()
  .regex(
    /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+(:[\w.-]+)?@sha256:[0-9a-f]{64}$/,
    'an image with registry and digest: registry.example.com/team/app:1.2.3@sha256:<64 hex digits>',
  )
  .brand('Image');
export type Image = z.infer<typeof image>;

/** An address range whose host bits are zero: `10.0.0.0/16`, `2001:db8::/32`. */
export const cidr = z
  .string()
  .superRefine((text, issues) => {
    const problem = cidrProblem(text);
    if (problem) issues.addIssue({ code: 'custom', message: problem });
  })
  .brand('Cidr');
export type Cidr = z.infer<typeof cidr>;

/** A range that may be let in somewhere: never the whole Internet. */
export const allowedCidr = cidr.refine(
  (range) => !range.endsWith('/0'),
  'a range narrower than /0: an allow-list that admits every address guards nothing',
);

function cidrProblem(text: string): string | undefined {
  const form = 'an address range such as 10.0.0.0/16 or 2001:db8::/32';
  const [address = '', prefix = '', ...rest] = text.split('/');
  const family = isIP(address);
  const bits = Number(prefix);
  if (!family || rest.length > 0 || !/^\d{1,3}$/.test(prefix) || bits > (family === 4 ? 32 : 128)) return form;
  if (family === 4) {
    const network = ipv4Network(address, bits);
    if (network !== address) return `a range whose host bits are zero: ${network}/${bits}`;
  }
  return undefined;
}

function ipv4Network(address: string, prefix: number): string {
  const value = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const size = 2 ** (32 - prefix);
  const network = value - (value % size);
  return [24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join('.');
}

/** The length of a duration in milliseconds. */
export function milliseconds(text: Duration): number {
  const [, amount, unit] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? [];
  return Number(amount) * MILLISECONDS[unit as keyof typeof MILLISECONDS];
}

/** CPU in millicores. */
export function millicores(text: Cpu): number {
  return text.endsWith('m') ? Number(text.slice(0, -1)) : Number(text) * 1000;
}

/** Memory in MiB. */
export function mebibytes(text: Memory): number {
  return Number(text.slice(0, -2)) * MEBIBYTES[text.slice(-2) as keyof typeof MEBIBYTES];
}

/** A percentage as a number from 0 to 1. */
export function fraction(text: Percentage): number {
  return Number(text.slice(0, -1)) / 100;
}
