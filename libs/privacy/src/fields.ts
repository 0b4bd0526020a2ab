/** A field whose value is kept only as an HMAC: the same for the same person, and of no use without the key. */
export interface Hashed {
  readonly field: string;
  readonly as: string;
}

/** By the Elastic Common Schema: `user.hash` relates what one user did without saying who that is. */
export const hashed: readonly Hashed[] = [{ field: 'user.id', as: 'user.hash' }];

/** Fields that are dropped wherever they come from: addresses of clients, and what they sent. */
export const dropped: readonly string[] = [
  'client.address',
  'client.ip',
  'source.address',
  'source.ip',
  'user.email',
  'user.full_name',
  'user.name',
  'url.full',
  'url.original',
  'url.query',
];
