import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failover } from '@auditorsec/config/failover';
import type { Progress } from '@auditorsec/schemas/progress';
import type { ISecret } from 'kubernetes-models/v1/Secret';
import fleet from '../../../../clusters/fleet.ts';
import { generatedFolder, generatedObject } from '../gateway/generated.ts';
import { type Cluster, startCluster, startEtcd } from '../parts/cluster.ts';
import { startControllers } from '../parts/controllers.ts';
import { type Istiod, startIstiod } from '../parts/istiod.ts';
import type { Stage } from '../parts/stage.ts';
import { until } from '../parts/until.ts';
import { makeIntermediate, makeRoot } from './authority.ts';
import { chartObjects } from './chart.ts';

/** One region: its API server, and istiod beside it. */
export interface Region {
  readonly cluster: Cluster;
  readonly istiod: Istiod;
}

/** Two regions, of which the second may answer for the first, below one root. */
export interface NeighboursBench {
  readonly here: Region;
  readonly there: Region;
  /** The folders of the roots of production and of staging. */
  readonly roots: { readonly production: string; readonly staging: string };
  readonly progress: Progress;
}

const SYSTEM = 'istio-system';

/** Starts both regions. Everything is made by the page's commands and from generated files. */
export async function openBench(stage: Stage, progress: Progress): Promise<NeighboursBench> {
  const roots = {
    production: await makeRoot(stage.file('production')),
    staging: await makeRoot(stage.file('staging')),
  };
  const [from, to] = pair();
  const etcd = await startEtcd(stage, progress);
  const start = async (name: string): Promise<Region> => {
    const cluster = await startCluster(stage, { name, etcd, progress });
    await cluster.api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: SYSTEM } });
    const authority = await makeIntermediate(roots.production, name);
    return { cluster, istiod: await startIstiod(stage, { cluster, authority, progress }) };
  };
  const [here, there] = [await start(from), await start(to)];
  await startControllers(stage, there.cluster, ['serviceaccount-token-controller'], progress);
  return { here, there, roots, progress };
}

/** The active region, and the first that answers for it. */
function pair(): [from: string, to: string] {
  const { activeCluster } = fleet;
  const [first] = failover.parse(fleet.failover).order[activeCluster] ?? [];
  if (first === undefined) throw new Error(`nobody answers for ${activeCluster}`);
  return [activeCluster, first];
}

interface ExternalSecret {
  readonly spec: {
    readonly target: {
      readonly name: string;
      readonly template: { readonly metadata: { readonly labels: object; readonly annotations: object } };
    };
  };
}

/** Lets the first region into the second, as the page says: the reader's token there is carried into a Secret here. */
export async function introduce({ here, there, progress }: NeighboursBench): Promise<void> {
  const base = await chartObjects(there.cluster.name, 'istio-base', progress);
  const istiod = await chartObjects(there.cluster.name, 'istiod', progress);
  const reader = [...base, ...istiod].filter(({ metadata }) => metadata.name.startsWith('istio-reader'));
  for (const object of reader) await there.cluster.api.apply(object);
  const token = await tokenFor(there.cluster, here.cluster.name);
  const name = `istio-remote-secret-${there.cluster.name}`;
  const { target } = generatedObject<ExternalSecret>(
    generatedFolder(here.cluster.name),
    'ExternalSecret',
    SYSTEM,
    name,
  ).spec;
  await here.cluster.api.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: target.name, namespace: SYSTEM, ...target.template.metadata },
    stringData: { [there.cluster.name]: kubeconfig(there.cluster, token) },
  });
}

/** The value that Kubernetes gives to the generated Secret of a caller. */
async function tokenFor({ name, api }: Cluster, caller: string): Promise<string> {
  const secret = generatedObject<ISecret & { kind: 'Secret' }>(
    generatedFolder(name),
    'Secret',
    SYSTEM,
    `istio-reader-${caller}`,
  );
  await api.apply(secret as Parameters<typeof api.apply>[0]);
  const read = async () => (await api.find<never>(secret as Parameters<typeof api.find>[0])) as ISecret | undefined;
  await until(async () => (await read())?.data?.['token'] !== undefined, { what: 'the token of the reader' });
  return Buffer.from((await read())?.data?.['token'] ?? '', 'base64').toString();
}

function kubeconfig({ name, url, folder }: Cluster, token: string): string {
  const authority = readFileSync(join(folder, 'apiserver.crt')).toString('base64');
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server: url, 'certificate-authority-data': authority } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  });
}
