import { alike } from '../blast/alike.ts';
import type { Region, Review } from '../model.ts';
import { where } from './words.ts';

/** What a change reaches, of one sort: `hosts`, and their names with where they are touched unless that is wherever the change is. */
export interface Touch {
  readonly what: string;
  readonly names: readonly string[];
}

/** What the change reaches, sort by sort; sorts of which it reaches nothing are left out. */
export function touches({ regions }: Review): Touch[] {
  const touched = regions.filter(({ state }) => state !== 'identical');
  const sorts: readonly (readonly [what: string, pick: (region: Region) => readonly string[]])[] = [
    ['hosts', ({ radius }) => radius.hosts],
    ['routes', ({ radius }) => radius.routes],
    ['objectives that count them', ({ radius }) => radius.objectives],
    ['objectives redefined', ({ radius }) => radius.redefined],
    ['data stores', ({ radius }) => radius.stores],
    ['identities and permissions', ({ radius }) => radius.identities],
    ['charts, which make and restart what is not shown here', ({ radius }) => radius.charts],
    [
      'pods replaced',
      ({ radius }) => radius.restarts.map(({ object, pods }) => `${object}${pods ? ` (${pods} or more)` : ''}`),
    ],
    [
      'config that its readers may not notice',
      ({ radius }) => radius.unread.map(({ object, by }) => `${object}, by ${by}`),
    ],
  ];
  return sorts.map(([what, pick]) => ({ what, names: placed(touched, pick) })).filter(({ names }) => names.length > 0);
}

function placed(regions: readonly Region[], pick: (region: Region) => readonly string[]): string[] {
  const all = regions.map(({ cluster }) => cluster);
  return alike(regions, pick).map(({ name, clusters }) =>
    clusters.length === all.length ? name : `${name} [${where(clusters, all)}]`,
  );
}
