import { apiGroup } from '@auditorsec/manifest/group';
import fleet from '../../../../clusters/fleet.ts';
import { type KubernetesObject, objectsIn } from '../observability/objects.ts';
import { startCluster } from '../parts/cluster.ts';
import { installCrds, readCrds } from '../parts/crds.ts';
import { Stage } from '../parts/stage.ts';
import type { Proof, Session } from '../session.ts';
import { type AdmissionBench, checks } from './checks.ts';

/** Every generated object, as Argo CD would send it, to a real API server: defaults, validation, CEL, Pod Security and policies. */
export const admission: Proof = {
  name: 'admission',
  about: 'every object of every cluster, and the pods they make, admitted by a real API server; slips that it refuses',
  run: async (session) => {
    const stage = new Stage();
    let keepLogs = true;
    try {
      const bench = await openBench(stage, session);
      for (const one of checks.filter(({ name }) => session.wants(name))) await session.check(one, bench);
      keepLogs = session.outcomes.some(({ passed }) => !passed);
    } finally {
      await stage.close({ keepLogs });
    }
  },
};

/** One server for all clusters: each is asked about in turn, and what it would write is not written. */
async function openBench(stage: Stage, { progress }: Session): Promise<AdmissionBench> {
  const cluster = await startCluster(stage, { name: 'admission', progress });
  const clusters = new Map(Object.keys(fleet.clusters).map((name) => [name, objectsIn(name)]));
  const rendered = new Set([...clusters.values()].flat().map(kindName));
  const crds = (await readCrds()).filter(({ group, kind }) => rendered.has(`${kind}.${group}`));
  await installCrds(cluster, crds);
  return { api: cluster.api, crds: crds.length, clusters };
}

function kindName({ apiVersion, kind }: KubernetesObject): string {
  return `${kind}.${apiGroup(apiVersion)}`;
}
