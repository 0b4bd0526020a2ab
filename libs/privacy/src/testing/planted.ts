import fc from 'fast-check';

/** A value that must not survive, and a text that holds it as real ones do. */
export interface Planted {
  readonly of: string;
  readonly value: fc.Arbitrary<string>;
  readonly form: (value: string) => string;
}

const matching = (pattern: RegExp) => fc.stringMatching(pattern);
const bare = (value: string) => value;
const opaque = matching(/^[a-z]{3}[A-Z0-9]{3}[A-Za-z0-9]{10}$/);
const octet = fc.integer({ min: 0, max: 255 });

/** One for each mask at least: see the test that takes each mask away. */
export const planted: readonly Planted[] = [
  { of: 'a password', value: opaque, form: (value) => `password=${value}` },
  { of: 'a token in a query', value: opaque, form: (value) => `/login?user=1&access_token=${value}&next=2` },
  { of: 'a password with spaces', value: opaque, form: (value) => `PASSWORD: 'first ${value} last'` },
  { of: 'a quoted secret', value: opaque, form: (value) => `client_secret = "first, ${value} last"` },
  {
    of: 'a secret in escaped quotes',
    value: opaque,
    form: (value) => JSON.stringify({ text: `api_key="first, ${value}"` }),
  },
  {
    of: 'a secret in quotes that are escaped twice',
    value: opaque,
    form: (value) => JSON.stringify([JSON.stringify([JSON.stringify({ password: `first ${value}` })])]),
  },
  { of: 'a bearer token of a header', value: opaque, form: (value) => `Authorization: Bearer ${value}` },
  { of: 'a bearer token alone', value: opaque, form: (value) => `sent bearer ${value}` },
  { of: 'basic credentials', value: opaque, form: (value) => `curl -H 'authorization: Basic ${value}='` },
  { of: 'any cookie of a header', value: opaque, form: (value) => `Cookie: theme=dark; sid=${value}; lang=en` },
  { of: 'a password in a URL', value: opaque, form: (value) => `redis://app:${value}@counters:6379/0` },
  {
    of: 'a JWT',
    value: matching(/^eyJ[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{30}\.[A-Za-z0-9_-]{43}$/),
    form: (value) => `validated ${value}`,
  },
  {
    of: 'a private key',
    value: matching(/^[A-Za-z0-9+/]{64}$/),
    form: (value) => `-----BEGIN RSA PRIVATE KEY-----\n${value}\n-----END RSA PRIVATE KEY-----`,
  },
  { of: 'an AWS key', value: matching(/^(AKIA|ASIA)[A-Z0-9]{16}$/), form: bare },
  { of: 'a token of a code host', value: matching(/^ghp_[A-Za-z0-9]{36}$/), form: bare },
  { of: 'an email', value: matching(/^[a-z]{1,8}[.+_é]?[a-z]{1,8}@[a-z]{1,8}\.[a-zü]{2,8}\.(com|de|рф)$/), form: bare },
  { of: 'an email in a path', value: matching(/^[a-z]{3,8}%40[a-z]{1,8}\.com$/), form: (value) => `/users/${value}/x` },
  {
    of: 'a card',
    value: matching(/^(4[0-9]{3}|5[1-5][0-9]{2})([0-9]{12}|-[0-9]{4}-[0-9]{4}-[0-9]{4}| [0-9]{4} [0-9]{4} [0-9]{4})$/),
    form: bare,
  },
  { of: 'an American Express card', value: matching(/^3[47][0-9]{13}$/), form: bare },
  { of: 'a phone number', value: matching(/^\+[1-9][0-9]{1,2} [0-9]{3} [0-9]{3,4} [0-9]{3,4}$/), form: bare },
  {
    of: 'a public IPv4 address',
    value: fc
      .tuple(fc.constantFrom(3, 8, 11, 52, 100, 126, 128, 171, 173, 191, 193, 203), octet, octet, octet)
      .map((octets) => octets.join('.')),
    form: (value) => `from ${value}:443`,
  },
  {
    of: 'a public IPv6 address',
    value: matching(/^[23][0-9a-f]{3}(:[0-9a-f]{1,4}){7}$|^2001:db8:[0-9a-f]{1,4}::[0-9a-f]{1,4}$/),
    form: (value) => `from [${value}]:443`,
  },
];
