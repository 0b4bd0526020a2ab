import { addresses } from './addresses.ts';
import type { Mask } from './mask.ts';

/** What ends a name or a label; letters of all scripts are left. */
const outside = ' \\t\\r\\n"\'<>()\\[\\]{},:;=/?&\\\\@';
const label = `[^${outside}.%]`;

export const personal: readonly Mask[] = [
  // The last label begins with no digit: `vitest@5.1.1` is a version.
  {
    name: 'email',
    pattern: `[^${outside}]{1,64}(?:@|%40)(?:${label}{1,63}\\.)+[^${outside}.%0-9]${label}{1,62}`,
    replacement: '<email>',
    dataClass: 'personal',
  },
  // By what the schemes begin with and how long they are; the check digit is beyond a regular expression.
  {
    name: 'card',
    pattern: `\\b(?:${['4[0-9]{3}', '5[1-5][0-9]{2}', '2[2-7][0-9]{2}', '6(?:011|4[4-9][0-9]|5[0-9]{2})'].join('|')})(?:[0-9]{12}|(?: [0-9]{4}){3}|(?:-[0-9]{4}){3})\\b`,
    replacement: '<card>',
    dataClass: 'payment',
  },
  {
    name: 'amex',
    pattern: '\\b3[47][0-9]{2}(?:[0-9]{11}| [0-9]{6} [0-9]{5}|-[0-9]{6}-[0-9]{5})\\b',
    replacement: '<card>',
    dataClass: 'payment',
  },
  // With its country code; a number without one looks like any other.
  {
    name: 'phone',
    pattern: '\\+[1-9](?:[ .()-]{0,2}[0-9]){7,14}',
    replacement: '<phone>',
    dataClass: 'personal',
  },
  ...addresses,
];
