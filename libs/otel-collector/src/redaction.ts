import { dropped } from '@auditorsec/privacy/fields';
import { masks } from '@auditorsec/privacy/masks';
import { secretKeyPattern } from '@auditorsec/privacy/secrets';
import type { Redaction } from './components.ts';

/** Proxies report whole URLs; what follows the path is the client's own. */
const QUERY = '[?][^ ]*';

const exactly = (name: string) => `^${name.replaceAll('.', '[.]')}$`;

/** Masks spans by the one list that logs are masked by: values by their patterns, attributes by their names. */
export const redaction: Redaction = {
  allow_all_keys: true,
  blocked_key_patterns: [secretKeyPattern, ...dropped.map(exactly)],
  blocked_values: [QUERY, ...masks.map(({ pattern }) => pattern)],
  redact_all_types: true,
  summary: 'info',
};
