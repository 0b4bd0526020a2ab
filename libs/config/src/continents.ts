import type { Region } from './regions.ts';

/** Continents as Route 53 tells clients apart. */
export const continents = ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'] as const;
export type Continent = (typeof continents)[number];

type Prefix = Region extends `${infer First}-${string}` ? First : never;

const byPrefix: Readonly<Record<Prefix, Continent>> = {
  af: 'AF',
  ap: 'AS',
  ca: 'NA',
  eu: 'EU',
  il: 'AS',
  me: 'AS',
  mx: 'NA',
  sa: 'SA',
  us: 'NA',
};

/** Asia Pacific is two continents. */
const oceania: readonly Region[] = ['ap-southeast-2', 'ap-southeast-4'];

/** Where a region stands, and so those whose data it keeps. */
export function continentOf(region: Region): Continent {
  return oceania.includes(region) ? 'OC' : byPrefix[region.split('-')[0] as Prefix];
}
