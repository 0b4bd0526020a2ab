import type { Mask } from './mask.ts';

/** What the key of a secret ends with, in any case; `-` stands for any one separator or none. */
export const secretKeys: readonly string[] = [
  'authorization',
  'cookie',
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'credential',
  'credentials',
  'api-key',
  'access-key',
  'private-key',
  'secret-key',
  'session-id',
];

const key = `(?i:${secretKeys.map((key) => key.replaceAll('-', '[-_. ]?')).join('|')})`;

/** Finds header names, fields and attributes that hold a secret: `set-cookie`, `http.request.header.x-api-key`. */
export const secretKeyPattern = `${key}$`;

/** From a key to its value: a quote that closes the key, and the separator. */
const separator = `(?:\\\\{0,7}["'])?[ \\t]*[:=][ \\t]*`;

/** The value of a secret key. A quoted value goes up to its own quote, whatever it holds. */
function secretIn(form: string, opening: string, value: string): Mask {
  return {
    name: `secret-${form}`,
    pattern: `(${key}${separator}${opening})${value}`,
    replacement: '$1<secret>',
    dataClass: 'secret',
  };
}

const scheme = '(?i:basic|bearer|digest|negotiate|token|apikey)';

/** The first word after a scheme is taken for a secret only where it doesn't look like an English one. */
const opaque = '[A-Za-z0-9._~+/-][a-z._~+/-]*[A-Z0-9][A-Za-z0-9._~+/=-]*';

export const secrets: readonly Mask[] = [
  {
    name: 'private-key',
    pattern: '-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----[^-"]*(?:-----END [A-Z ]{0,32}PRIVATE KEY-----)?',
    replacement: '<private-key>',
    dataClass: 'secret',
  },
  // The rest of the line: what is set by one cookie may hold any number of others.
  {
    name: 'cookie-header',
    pattern: '((?i:cookie)[ \\t]*:[ \\t]+)[^"\\\\\\r\\n]+',
    replacement: '$1<secret>',
    dataClass: 'secret',
  },
  secretIn('in-double-quotes', '"', '(?:[^"\\\\]|\\\\.)*'),
  // How often a quote is escaped can't be compared: here the value ends at its first backslash.
  secretIn('in-quotes-escaped-twice', '\\\\{2,7}"', '[^"\\\\]*'),
  secretIn('in-escaped-quotes', '\\\\"', '(?:[^"\\\\]|\\\\\\\\(?:\\\\.|[^"\\\\]))*'),
  secretIn('in-single-quotes', "'", "[^']*"),
  secretIn('without-quotes', '', `(?:${scheme}[ \\t]+)?[^ \\t\\r\\n"'&,;}\\\\]+`),
  {
    name: 'password-in-url',
    pattern: '(://[^ \\t\\r\\n"/:@]{0,256}:)[^ \\t\\r\\n"/@]+@',
    replacement: '$1<secret>@',
    dataClass: 'secret',
  },
  { name: 'jwt', pattern: 'eyJ[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*){1,4}', replacement: '<jwt>', dataClass: 'secret' },
  { name: 'scheme', pattern: `(${scheme}[ \\t]+)${opaque}`, replacement: '$1<secret>', dataClass: 'secret' },
  { name: 'aws-key-id', pattern: '\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b', replacement: '<aws-key>', dataClass: 'secret' },
  {
    name: 'vendor-token',
    pattern:
      '\\b(?:gh[opsur]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{20,}|xox[abeoprs]-[A-Za-z0-9-]{10,})',
    replacement: '<token>',
    dataClass: 'secret',
  },
];
