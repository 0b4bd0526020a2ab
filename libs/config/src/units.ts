import { z } from 'zod';

/*
 * Branded units: a plain string in config, a checked one everywhere else.
 * Each message is what a person is told when the value is not one.
 */

const MILLISECONDS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
const MEBIBYTES = { Mi: 1, Gi: 1024, Ti: 1024 ** 2 } as const;

/** A string of this form; whatever else stands there, text or not, is answered with the same message. */
function text(form: RegExp, message: string) {
  return z.string(message).regex(form, message);
}

/** A length of time with its unit, as Istio and Prometheus read it: `500ms`, `30s`, `5m`, `1h`. Go's own type ends at 292 years. */
export const duration = text(
  /^[1-9]\d{0,5}(ms|s|m|h)$/,
  'a duration with its unit, of at most 6 digits: 500ms, 30s, 5m or 1h',
).brand('Duration');
export type Duration = z.infer<typeof duration>;

/** A share of a whole: `50%`, `99.99%`. */
export const percentage = text(/^(100(\.0+)?|\d{1,2}(\.\d+)?)%$/, 'a percentage from 0% to 100%, such as 99.99%').brand(
  'Percentage',
);
export type Percentage = z.infer<typeof percentage>;

/** CPU as Kubernetes writes it: millicores `250m` or whole cores `2`. */
export const cpu = text(/^[1-9]\d{0,5}m?$/, 'CPU in millicores or whole cores, of at most 6 digits: 250m or 2').brand(
  'Cpu',
);
export type Cpu = z.infer<typeof cpu>;

/** Memory with a binary unit: `256Mi`, `2Gi`. */
export const memory = text(
  /^[1-9]\d{0,5}(Mi|Gi|Ti)$/,
  'memory in Mi, Gi or Ti, of at most 6 digits: 256Mi or 2Gi',
).brand('Memory');
export type Memory = z.infer<typeof memory>;

/** A fully qualified DNS name in lower case: `api.auditorsec.com`. */
export const host = text(
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
  'a DNS name in lower case, such as api.auditorsec.com (no scheme, port, path or wildcard)',
)
  .max(253, 'a DNS name of at most 253 characters')
  .brand('Host');
export type Host = z.infer<typeof host>;

/** An https URL without credentials, written as every parser writes it: tokens are compared with it byte by byte. */
export const httpsUrl = z
  .string('an https:// URL')
  .superRefine((text, issues) => {
    const fail = (message: string) => issues.addIssue({ code: 'custom', message });
    const url = URL.parse(text);
    if (url?.protocol !== 'https:') fail('an https:// URL');
    else if (url.username || url.password) fail('an https:// URL without credentials');
    else if (text !== url.href && `${text}/` !== url.href) fail(`an https:// URL as parsers write it: ${url.href}`);
  })
  .brand('HttpsUrl');
export type HttpsUrl = z.infer<typeof httpsUrl>;

/** A DNS label, the form of namespaces, Services and apps (RFC 1123). */
export const dnsLabel = text(
  /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
  'a name of lower-case letters, digits and -, at most 63 characters',
);

/** An image pinned by digest; the tag is for people, the digest is what runs. */
export const image = text(
  /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9](:\d{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:\w[\w.-]{0,127})?@sha256:[0-9a-f]{64}$/,
  'an image with registry and digest: registry.example.com/team/app:1.2.3@sha256:<64 hex digits>',
).brand('Image');
export type Image = z.infer<typeof image>;

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
  // Not divided, which would make 99.99% a little less than 0.9999.
  return Number(`${text.slice(0, -1)}e-2`);
}
