/** A field whose value is kept only as an HMAC: the same for the same person, and of no use without the key. */
export interface Hashed {
  readonly field: string;
  readonly as: string;
}

/** How a field leads to a person: it names them or where they are, or it tells them apart from others. */
export type FieldClass = 'identifying' | 'distinguishing';

/** What is kept of a class: nothing, or an HMAC. The one place that decides it, for every hop. */
const kept: Readonly<Record<FieldClass, 'nothing' | 'hash'>> = { identifying: 'nothing', distinguishing: 'hash' };

/** Fields of logs and spans that hold personal data, by the Elastic Common Schema, each with its class. */
export const personalFields: Readonly<Record<string, FieldClass>> = {
  'client.address': 'identifying',
  'client.ip': 'identifying',
  'source.address': 'identifying',
  'source.ip': 'identifying',
  'user.email': 'identifying',
  'user.full_name': 'identifying',
  'user.id': 'distinguishing',
  'user.name': 'identifying',
  // What they sent may hold anything.
  'url.full': 'identifying',
  'url.original': 'identifying',
  'url.query': 'identifying',
};

const fields = Object.entries(personalFields);

/** `user.hash` relates what one user did without saying who that is. */
export const hashed: readonly Hashed[] = fields
  .filter(([, its]) => kept[its] === 'hash')
  .map(([field]) => ({ field, as: field.replace(/\.\w+$/, '.hash') }));

/** Fields that are dropped wherever they come from. */
export const dropped: readonly string[] = fields.filter(([, its]) => kept[its] === 'nothing').map(([field]) => field);
