import { continentOf } from '@auditorsec/config/continents';
import { clustersOf } from '@auditorsec/config/environment';
import { failover } from '@auditorsec/config/failover';
import { regions as awsRegions } from '@auditorsec/config/regions';
import { z } from 'zod';
import fleet from '../../../../../clusters/fleet.ts';
import { check } from '../../check.ts';
import { edited } from '../../gateway/mutations/break.ts';
import { refused } from '../../observability/refused.ts';
import type { Session } from '../../session.ts';
import { type Client, outages, regions, subsets } from './outage.ts';
import { answers, followsDistance, followsOrder, print, timeToLeave } from './reached.ts';
import { slips } from './slips.ts';
import { generatedTexts, regionalNames, type Texts, textsOf, zoneOf } from './zone.ts';

const { activeCluster, dns: written } = fleet;
const clusters = clustersOf(fleet, 'production');
const { order, residency: ways } = failover.parse(fleet.failover);
const regionOf = (cluster: string): string => clusters[cluster]?.region ?? '';
const byRole = (['primary', 'secondary', 'tertiary'] as const).flatMap((role) =>
  Object.values(clusters).flatMap((member) => (member.role === role ? member.region : [])),
);
/** The order of failover when a cluster is active. */
const orderFrom = (active: string): string[] => [
  ...new Set([active, ...(order[active] ?? [])].map(regionOf).concat(byRole)),
];
/** The clusters that may be active while all answer: residency keeps others' writes from none of them. */
const mayBeActive = Object.keys(clusters).filter((name) => !ways.some(({ to }) => to === name));
const passive = Object.keys(clusters).filter((name) => name !== activeCluster);

/** A client of no region's continent: nothing keeps it from any. */
const abroad: Client = { nearest: regions, continent: 'AN' };

/** By continent, the regions to which the data of its clients may not go. */
const refusedRegions = Map.groupBy(
  ways.map(({ from, to }) => ({ from: regionOf(from), to: regionOf(to) })),
  ({ from }) => continentOf(z.enum(awsRegions).parse(from)),
);

/** What is promised to everybody, and to those whose data may not go everywhere. */
async function promised(texts: Texts): Promise<string> {
  const zone = zoneOf(texts);
  const all = orderFrom(activeCluster);
  const bounded = [...refusedRegions].map(([continent, ways]) => {
    const kept = all.filter((region) => !ways.some(({ to }) => to === region));
    return `${continent} ${followsOrder(zone, kept, { nearest: regions, continent })}`;
  });
  return [followsOrder(zone, all, abroad), ...bounded].join('; ');
}

/** Which region the generated records lead to, as Route 53 publishes how it chooses. */
export async function dns(session: Session): Promise<void> {
  const all = [
    check(
      'dns: for every set of failed regions the next one is reached that data may go to, the last when all have failed',
      () => promised(generatedTexts()),
    ),
    check('dns: whichever region is active, no client is led where its data may not go', residency),
    check('dns: a failed region is left without an edit', async () => timeToLeave(zoneOf(generatedTexts()))),
    check('dns: by latency, every client reaches the nearest region that is up', async () => {
      const texts = await textsOf({ dns: { ...written, routing: 'latency' } });
      return followsDistance(
        zoneOf(texts),
        permutations(regions).map((nearest) => ({ ...abroad, nearest })),
      );
    }),
    check('dns: a region that is declared down gets no client while another is up', declaredDown),
    check('dns: while the order changes, record by record, a region that is up is reached', changing),
    ...slips.map(({ says, edits }) =>
      check(`dns: ${says}, it shows`, () => refused(() => promised(edited(generatedTexts(), edits)))),
    ),
  ];
  for (const each of all) if (session.wants(each.name)) await session.check(each, undefined);
}

async function declaredDown(): Promise<string> {
  for (const name of passive) {
    const order = orderFrom(activeCluster).filter((region) => region !== regionOf(name));
    followsOrder(zoneOf(await textsOf({ down: [name] })), [...order, regionOf(name)], abroad);
  }
  return `${passive.join(' and ')}, one at a time: last in order`;
}

/** Crossplane changes one record after the other, in any order: every mixture of old and new files has to answer. */
async function changing(): Promise<string> {
  const before = generatedTexts();
  const regional = regionalNames();
  let mixtures = 0;
  for (const active of mayBeActive.filter((name) => name !== activeCluster)) {
    const after = await textsOf({ activeCluster: active });
    if ([...before.keys()].join() !== [...after.keys()].join()) throw new Error('records are made or deleted');
    const changed = [...after].filter(([path, text]) => before.get(path) !== text);
    if (changed.length === 0) throw new Error(`the order stays when ${active} becomes active`);
    for (const some of subsets(changed)) {
      mixtures += 1;
      const zone = zoneOf(new Map([...before, ...some]), regional);
      for (const failed of [[], ...regions.map((region) => [region])]) {
        const outage = { failed, how: 'silent' as const };
        const dead = answers(zone, outage, abroad).find((region) => failed.includes(region));
        if (dead) throw new Error(`${some.map(([path]) => path)}: ${print(outage)}, and is reached`);
      }
    }
  }
  return `${mixtures} mixtures, with no region failed or any one of them`;
}

async function residency(): Promise<string> {
  const clients = [...refusedRegions].flatMap(([continent, ways]) =>
    ways.map(({ to }) => ({ continent, refused: to })),
  );
  for (const active of mayBeActive) {
    const zone = zoneOf(await textsOf({ activeCluster: active }));
    for (const { continent, refused } of clients)
      for (const outage of outages)
        if (answers(zone, outage, { nearest: regions, continent }).includes(refused))
          throw new Error(`${active} active, ${print(outage)}: clients of ${continent} are led to ${refused}`);
  }
  return clients.map(({ continent, refused }) => `${continent} never to ${refused}`).join(', ');
}

function permutations(list: readonly string[]): string[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first) => permutations(list.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}
