import { ConfigError } from '@auditorsec/problem/problem';
import { suggest } from '@auditorsec/problem/suggest';
import { reportUnanswered } from './callees.ts';
import { contextOf } from './context.ts';
import { type Fleet, fleetSchema } from './fleet.ts';
import { appPlace, clusterPlace, FLEET, Mistakes } from './mistakes.ts';
import { parseCluster } from './parse-cluster.ts';
import type { Config, ParsedCluster } from './parsed.ts';

/** What the default exports of `fleet.ts` and the `cluster.ts` files hold, as written. */
export interface ConfigInput {
  /** The folder that holds `clusters/`. */
  readonly root: string;
  readonly fleet: unknown;
  /** By folder below `clusters/`: all of them, or those that are asked for. */
  readonly clusters: ReadonlyMap<string, unknown>;
  /** All folders below `clusters/`. */
  readonly folders: readonly string[];
}

/** Checks all config at once. Throws a `ConfigError` with every mistake, each with its place. */
export async function parseConfig(input: ConfigInput): Promise<Config> {
  const mistakes = new Mistakes();
  const fleet = parseFleet(input, mistakes);
  const judged = [...input.clusters].map(([folder, written]) => parseCluster(folder, written, fleet, mistakes));
  reportUnanswered(
    judged.flatMap(({ unanswered }) => unanswered),
    mistakes,
  );
  const clusters = judged.flatMap(({ cluster }) => cluster ?? []);
  // Where an app is missing for its own mistakes, its neighbours would be refused for want of it.
  for (const { cluster, whole } of judged) if (fleet && cluster && whole) refuse(cluster, fleet, mistakes);
  if (!fleet || mistakes.some) throw new ConfigError(await mistakes.problems(input.root));
  return { fleet, clusters };
}

/** What apps themselves refuse, knowing their callers and the fleet. */
function refuse(parsed: ParsedCluster, fleet: Fleet, mistakes: Mistakes): void {
  const place = clusterPlace(parsed.cluster.name);
  for (const app of parsed.apps) {
    const refusals = app.definition.refuse?.(app.props, contextOf(app, parsed, fleet)) ?? [];
    for (const { path, ...what } of refusals) mistakes.add(appPlace(place, app.installed), path, what);
  }
}

function parseFleet({ fleet: written, folders }: ConfigInput, mistakes: Mistakes): Fleet | undefined {
  const parsed = fleetSchema.safeParse(written);
  if (!parsed.success) {
    mistakes.addAll(FLEET, fleetSchema, written, parsed.error);
    return undefined;
  }
  for (const name of Object.keys(parsed.data.clusters)) {
    if (folders.includes(name)) continue;
    const allowed = `a file ${clusterPlace(name).file}: write it, or remove the cluster here`;
    mistakes.add(FLEET, ['clusters', name], {
      found: 'a cluster without a file',
      allowed,
      nearest: suggest(name, folders),
    });
  }
  return parsed.data;
}
