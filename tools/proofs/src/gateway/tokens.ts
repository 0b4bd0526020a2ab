import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** An identity provider that lives as long as a run. */
export interface Issuer {
  /** Its public keys: the JWKS document. */
  readonly keySet: string;
  /** A token with these claims, good for an hour unless the claims say otherwise. */
  readonly token: (claims?: Claims) => string;
  /** A token of the same look, signed with a key that the issuer doesn't have. */
  readonly forged: (claims?: Claims) => string;
}

export type Claims = Readonly<Record<string, unknown>>;

/** Makes an issuer whose tokens carry `defaults` unless a claim overrides them; times are in seconds since 1970. */
export function createIssuer(defaults: Claims): Issuer {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keySet = { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'proof', use: 'sig', alg: 'RS256' }] };
  const token = (key: KeyObject, claims: Claims): string => {
    const now = Math.floor(Date.now() / 1000);
    const body = { iat: now, exp: now + 3600, ...defaults, ...claims };
    const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'proof' })}.${encode(body)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  };
  return {
    keySet: JSON.stringify(keySet),
    token: (claims = {}) => token(own.privateKey, claims),
    forged: (claims = {}) => token(other.privateKey, claims),
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
