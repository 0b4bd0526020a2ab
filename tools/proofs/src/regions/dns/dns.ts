import fleet from '../../../../../clusters/fleet.ts';
import { check } from '../../check.ts';
import { edited } from '../../gateway/mutations/break.ts';
import { refused } from '../../observability/refused.ts';
import type { Session } from '../../session.ts';
import { regions, subsets } from './outage.ts';
import { answers, followsDistance, followsOrder, print, timeToLeave } from './reached.ts';
import { slips } from './slips.ts';
import { generatedTexts, regionalNames, type Texts, textsOf, zoneOf } from './zone.ts';

const { activeCluster, clusters, dns: written } = fleet;
const regionOf = (cluster: string): string => clusters[cluster]?.region ?? '';
const byRole = (['primary', 'secondary', 'tertiary'] as const).flatMap((role) =>
  Object.values(clusters).flatMap((member) => (member.role === role ? member.region : [])),
);
/** The order of failover when a cluster is active. */
const orderFrom = (active: string): string[] => [...new Set([regionOf(active), ...byRole])];
const passive = Object.keys(clusters).filter((name) => name !== activeCluster);

const promised = async (texts: Texts): Promise<string> => followsOrder(zoneOf(texts), orderFrom(activeCluster));

/** Which region the generated records lead to, as Route 53 publishes how it chooses. */
export async function dns(session: Session): Promise<void> {
  const all = [
    check('dns: for every set of failed regions the next one is reached, the last when all have failed', () =>
      promised(generatedTexts()),
    ),
    check('dns: a failed region is left without an edit', async () => timeToLeave(zoneOf(generatedTexts()))),
    check('dns: by latency, every client reaches the nearest region that is up', async () => {
      const texts = await textsOf({ dns: { ...written, routing: 'latency' } });
      return followsDistance(zoneOf(texts), permutations(regions));
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
    followsOrder(zoneOf(await textsOf({ down: [name] })), [...order, regionOf(name)]);
  }
  return `${passive.join(' and ')}, one at a time: last in order`;
}

/** Crossplane changes one record after the other, in any order: every mixture of old and new files has to answer. */
async function changing(): Promise<string> {
  const before = generatedTexts();
  const regional = regionalNames();
  let mixtures = 0;
  for (const active of passive) {
    const after = await textsOf({ activeCluster: active });
    if ([...before.keys()].join() !== [...after.keys()].join()) throw new Error('records are made or deleted');
    const changed = [...after].filter(([path, text]) => before.get(path) !== text);
    if (changed.length === 0) throw new Error(`the order stays when ${active} becomes active`);
    for (const some of subsets(changed)) {
      mixtures += 1;
      const zone = zoneOf(new Map([...before, ...some]), regional);
      for (const failed of [[], ...regions.map((region) => [region])]) {
        const outage = { failed, how: 'silent' as const };
        const dead = answers(zone, outage, regions).find((region) => failed.includes(region));
        if (dead) throw new Error(`${some.map(([path]) => path)}: ${print(outage)}, and is reached`);
      }
    }
  }
  return `${mixtures} mixtures, with no region failed or any one of them`;
}

function permutations(list: readonly string[]): string[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first) => permutations(list.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}
