import type { Cluster } from '../parts/cluster.ts';
import type { LiveObject } from '../parts/kube-api.ts';
import { until } from '../parts/until.ts';
import type { DeliveryBench } from './bench.ts';

/** An Application as Argo CD keeps it, as far as the checks read it. */
export interface LiveApplication extends LiveObject {
  /** A sync that is asked for and not begun. */
  readonly operation?: object;
  readonly status?: {
    readonly sync?: { readonly status: string; readonly revision?: string };
    readonly health?: { readonly status?: string };
    readonly operationState?: {
      readonly phase: string;
      readonly message?: string;
      readonly syncResult?: { readonly revision: string };
    };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  };
}

const API_VERSION = 'argoproj.io/v1alpha1';
const NAMESPACE = 'argocd';

/** Stands on an Application until Argo CD has done what it asks for. */
const REFRESH = 'argocd.argoproj.io/refresh';

/** Looks, half a second apart, after which a refresh is asked for once more. */
const ASK_AGAIN = 30;

/** What names an Application. */
export function applicationId(name: string) {
  return { apiVersion: API_VERSION, kind: 'Application', metadata: { name, namespace: NAMESPACE } };
}

/** The names of the Applications that a cluster has by the config. */
export function applicationNames({ repository }: DeliveryBench, cluster: string): readonly string[] {
  const objects = repository.objects(cluster).map(({ object }) => object);
  return objects.filter(({ kind }) => kind === 'Application').map(({ metadata }) => metadata.name);
}

/** The Applications that a cluster has. */
export function applicationsOf({ api }: Cluster): Promise<readonly LiveApplication[]> {
  return api.list<LiveApplication>(API_VERSION, 'Application', NAMESPACE);
}

/** Has Argo CD look at Git now, as the webhook of a push does: those Applications that are there. */
export async function refresh(cluster: Cluster, names: readonly string[]): Promise<void> {
  const annotations = { [REFRESH]: 'normal' };
  const there = new Set((await applicationsOf(cluster)).map(({ metadata }) => metadata.name));
  for (const name of names.filter((name) => there.has(name)))
    await cluster.api.merge(applicationId(name), { metadata: { annotations } });
}

/** Has Argo CD look at Git, and waits until it has: what is not synced then, is not going to be. */
export async function refreshed(cluster: Cluster, names: readonly string[]): Promise<void> {
  await refresh(cluster, names);
  const isDone = async (): Promise<boolean> => {
    const live = (await applicationsOf(cluster)).filter(({ metadata }) => names.includes(metadata.name));
    return live.every(
      ({ metadata, status }) => !metadata.annotations?.[REFRESH] && status?.operationState?.phase !== 'Running',
    );
  };
  await until(isDone, { what: `Argo CD of ${cluster.name} to look at Git`, within: 60_000, every: 250 });
}

/** Refreshes Applications of a cluster until all of them are in sync with a commit; fails with what keeps the others back. */
export async function syncedTo(
  cluster: Cluster,
  commit: string,
  names: readonly string[],
  within = 120_000,
): Promise<void> {
  await refresh(cluster, names);
  let behind: readonly string[] = [];
  let looks = 0;
  const areSynced = async (): Promise<boolean> => {
    // A refresh that is asked for while Argo CD ends the one before is lost with that one's annotation.
    if (++looks % ASK_AGAIN === 0) await refresh(cluster, names);
    const live = new Map(
      (await applicationsOf(cluster)).map((application) => [application.metadata.name, application]),
    );
    behind = names.filter((name) => !isSynced(live.get(name), commit)).map((name) => explain(name, live.get(name)));
    return behind.length === 0;
  };
  const what = `${names.length} Applications of ${cluster.name} in sync with ${commit.slice(0, 8)}`;
  await until(areSynced, { what, within, every: 500 }).catch((error: Error) => {
    throw new Error(`${error.message}; behind are:\n    ${behind.join('\n    ')}`);
  });
}

/** Waits until Argo CD finds these Applications of a cluster healthy; fails with those that it doesn't. */
export async function healthy(cluster: Cluster, names: readonly string[]): Promise<void> {
  let others: readonly string[] = [];
  const areHealthy = async (): Promise<boolean> => {
    const live = (await applicationsOf(cluster)).filter(({ metadata }) => names.includes(metadata.name));
    const unwell = live.filter(({ status }) => status?.health?.status !== 'Healthy');
    others = unwell.map(({ metadata, status }) => `${metadata.name} ${status?.health?.status}`);
    return others.length === 0;
  };
  await until(areHealthy, { what: `Argo CD of ${cluster.name}`, within: 300_000, every: 500 }).catch((error: Error) => {
    throw new Error(`${error.message} to find healthy: ${others.join(', ')}`);
  });
}

function isSynced(application: LiveApplication | undefined, commit: string): boolean {
  const { sync, operationState } = application?.status ?? {};
  // Another sync may still be tried again, of an older commit: what comes next would wait for it.
  return sync?.status === 'Synced' && sync.revision === commit && operationState?.phase !== 'Running';
}

function explain(name: string, application: LiveApplication | undefined): string {
  const { sync, operationState, conditions = [] } = application?.status ?? {};
  const said = [operationState?.phase, operationState?.message, ...conditions.map(({ message }) => message)];
  return `${name}: ${sync?.status ?? 'not looked at'} ${sync?.revision?.slice(0, 8) ?? ''} ${said.join('; ')}`;
}
