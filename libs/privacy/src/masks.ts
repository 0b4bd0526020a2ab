import type { Mask } from './mask.ts';
import { personal } from './personal.ts';
import { secrets } from './secrets.ts';

/**
 * All that is masked, in the order in which it must be: secrets by their keys first, since a key also tells of values
 * that look like nothing. Collectors, Logstash and ingest pipelines are made from this list.
 */
export const masks: readonly Mask[] = [...secrets, ...personal];

/** What the masks leave of a text. */
export function maskText(text: string, by = masks): string {
  return by.reduce((masked, { pattern, replacement }) => masked.replace(new RegExp(pattern, 'g'), replacement), text);
}
