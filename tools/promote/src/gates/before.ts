import { fleetOf } from '@auditorsec/config/environment-fleet';
import type { Ring } from '@auditorsec/config/rings';
import { slosOf } from '@auditorsec/config/slo';
import { ask, NoAnswer } from '../ask.ts';
import { type Gate, shut } from '../gate.ts';
import { liveApplications } from '../kubectl.ts';
import { queryPrometheus } from '../prometheus.ts';
import type { Session } from '../session.ts';
import { Manifests, ringFiles } from '../tree.ts';
import { applicationsGate, expectedApplications, lastSync } from './applications.ts';
import { burnGate } from './burn.ts';
import { checksGate, fetchChecks } from './checks.ts';
import { soakGate } from './soak.ts';

/** What the ring before says of what it runs: its Applications, its time, its objectives. */
export async function gatesBefore(session: Session, before: Ring, commit: string): Promise<Gate[]> {
  const [applications, objectives] = await Promise.all([
    orDoubt('applications', () => askApplications(session, before, commit)),
    orDoubt('objectives', () => askObjectives(session, before)),
  ]);
  return [...applications, ...objectives];
}

/** What the checks of main say of a commit. */
export function gatesOfMain({ options, fleet }: Session, commit: string): Promise<Gate[]> {
  return orDoubt('checks', async () => [
    checksGate(commit, await ask(() => fetchChecks(options.github, fleet.repository, commit))),
  ]);
}

async function askApplications(session: Session, before: Ring, commit: string): Promise<Gate[]> {
  const { options, repository, fleet, state, now } = session;
  const { name, cluster } = before;
  const rendered = new Manifests(options.root).read(ringFiles(options.root, name, commit));
  const expected = expectedApplications(rendered, before);
  const live = await ask(() => liveApplications(cluster, options.kubeconfig));
  const folder = (revision: string, path: string) => repository.folder(revision, path);
  const since = [state.history.lastMove(name)?.at, lastSync(live)];
  return [
    applicationsGate({ cluster, commit, expected, folder }, live, now),
    soakGate(name, since, fleet.promotion.soak, now),
  ];
}

async function askObjectives({ options, fleet }: Session, { name, cluster }: Ring): Promise<Gate[]> {
  const url = options.prometheus.get(cluster);
  if (url === undefined)
    throw new NoAnswer(`nobody said where Prometheus of ${cluster} is: --prometheus ${cluster}=URL`);
  const environment = fleet.clusters[cluster]?.environment ?? 'production';
  const slos = slosOf(fleetOf(fleet, environment));
  return [await burnGate(name, slos, fleet.promotion.soak, (query) => ask(() => queryPrometheus(url, query)))];
}

/** No answer is no yes. */
async function orDoubt(gate: string, question: () => Promise<Gate[]>): Promise<Gate[]> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof NoAnswer) return [shut(gate, 'doubt', error.message)];
    throw error;
  }
}
