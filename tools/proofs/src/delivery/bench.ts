import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ring, ringsOf } from '@auditorsec/config/rings';
import { apiGroup } from '@auditorsec/manifest/group';
import type { Progress } from '@auditorsec/schemas/progress';
import fleet from '../../../../clusters/fleet.ts';
import { objectsIn } from '../observability/objects.ts';
import type { ArgoCd } from '../parts/argo-cd.ts';
import { type Cluster, startCluster, startEtcd } from '../parts/cluster.ts';
import { kubectlProgram } from '../parts/cluster-programs.ts';
import { CLEANING, startControllers } from '../parts/controllers.ts';
import { type Crd, installCrds, readCrds } from '../parts/crds.ts';
import type { Stage } from '../parts/stage.ts';
import { all } from '../parts/until.ts';
import { openPromotion, type Promotion } from './promotion.ts';
import { openRepository, type Repository } from './repository.ts';

/** One region: a cluster that has the custom kinds, and nothing else before it is bootstrapped. */
export interface Region extends Cluster {
  argoCd?: ArgoCd;
}

/** The regions, the repository that they read, and who gets a change when. */
export interface DeliveryBench {
  readonly stage: Stage;
  readonly progress: Progress;
  readonly repository: Repository;
  /** The certificate of Git's server, as PEM. */
  readonly trusted: string;
  /** A folder with the programs that our commands run. */
  readonly programs: string;
  /** Where a change is tried first. */
  readonly staging: Region;
  /** Those of production, in the order in which a change reaches them. */
  readonly regions: readonly Region[];
  /** Staging, the regions, and the ring of what belongs to no region. */
  readonly rings: readonly Ring[];
  readonly promotion: Promotion;
}

/** Starts an API server for each cluster of the fleet, the Git server that all of them read, and what promotion asks. */
export async function openDelivery(stage: Stage, progress: Progress): Promise<DeliveryBench> {
  const rings = ringsOf(fleet);
  const names = Object.keys(fleet.clusters);
  const etcd = await startEtcd(stage, progress);
  const crds = await renderedCrds(names);
  const open = async (name: string): Promise<Region> => {
    const cluster = await startCluster(stage, { name, etcd, progress });
    await installCrds(cluster, crds);
    await startControllers(stage, cluster, CLEANING, progress);
    return cluster;
  };
  const opened = await all(names.map(open));
  const [staging, ...regions] = rings.flatMap(({ name }) => opened.filter((region) => region.name === name));
  if (!staging) throw new Error('clusters/fleet.ts has no cluster');
  const programs = stage.file('programs');
  await mkdir(programs);
  await symlink(await kubectlProgram(progress), join(programs, 'kubectl'));
  const parts = { stage, progress, programs, repository: await openRepository(stage, staging) };
  const promotion = await openPromotion({ ...parts, clusters: opened });
  return { ...parts, trusted: staging.ca, staging, regions, rings, promotion };
}

/** Argo CD's own kinds, which come with it. */
export const ARGO_CD_KINDS: readonly string[] = ['Application', 'ApplicationSet', 'AppProject'];

/** The CRDs of what these clusters render, and of what Argo Rollouts makes of it. In a region operators install them. */
async function renderedCrds(clusters: readonly string[]): Promise<readonly Crd[]> {
  const objects = clusters.flatMap(objectsIn);
  const rendered = new Set(objects.map(({ apiVersion, kind }) => `${kind}.${apiGroup(apiVersion)}`));
  const wanted = (await readCrds()).filter(
    ({ group, kind }) => rendered.has(`${kind}.${group}`) || group === 'argoproj.io',
  );
  return wanted.filter(({ kind }) => !ARGO_CD_KINDS.includes(kind));
}
