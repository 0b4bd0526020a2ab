import type { Mask } from './mask.ts';

const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';

/** All but 10/8, 127/8, 172.16/12 and 192.168/16, which name pods and nodes, and no person. */
const publicStart = [
  `(?:25[0-5]|2[0-4][0-9]|19[013-9]|18[0-9]|17[013-9]|1[013-6][0-9]|12[0-689]|[2-9][0-9]|1[1-9]|[1-9])\\.${octet}`,
  '172\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[4-9][0-9]|3[2-9]|1[0-5]|[0-9])',
  '192\\.(?:25[0-5]|2[0-4][0-9]|1[0-57-9][0-9]|16[0-79]|[1-9]?[0-9])',
].join('|');

const group = '[0-9A-Fa-f]{1,4}';

/** Addresses of clients, which are personal data (Court of Justice of the EU, C-582/14). */
export const addresses: readonly Mask[] = [
  {
    name: 'ipv4',
    pattern: `\\b(?:${publicStart})(?:\\.${octet}){2}\\b`,
    replacement: '<ip>',
    dataClass: 'personal',
  },
  // Global unicast, 2000::/3. Without a double colon it has eight groups; a date with a time has fewer.
  {
    name: 'ipv6',
    pattern: `\\b[23][0-9A-Fa-f]{3}(?:(?::${group}){0,6}::(?:${group}(?::${group}){0,6})?|(?::${group}){7}\\b)`,
    replacement: '<ip>',
    dataClass: 'personal',
  },
];
