import { apiGroup } from '@auditorsec/manifest/group';
import fleet from '../../../../clusters/fleet.ts';
import { type KubernetesObject, objectsIn } from '../observability/objects.ts';
import { startCluster } from '../parts/cluster.ts';
import { Stage } from '../parts/stage.ts';
import type { Proof, Session } from '../session.ts';
import { permissionChecks } from './permissions.ts';
import { policyChecks } from './policies.ts';
import { randomChecks } from './random-configs.ts';
import { kubeScoreChecks } from './scanners/kube-score.ts';
import { scannerChecks } from './scanners/scanners.ts';
import { signatureChecks } from './scanners/signatures.ts';
import type { SecurityBench } from './security-bench.ts';

/** They need a server, which scanners don't. */
const serverChecks = [...policyChecks, ...permissionChecks];

/** What the clusters refuse, and what their accounts may do, on a real API server; what independent scanners say. */
export const security: Proof = {
  name: 'security',
  about:
    'admission policies refuse what must never run and admit what we render; accounts may do what is declared; checkov, Kyverno and kube-score agree',
  run: async (session) => {
    const scans = [...scannerChecks, ...kubeScoreChecks, ...signatureChecks, ...randomChecks].filter(({ name }) =>
      session.wants(name),
    );
    const wanted = serverChecks.filter(({ name }) => session.wants(name));
    if (wanted.length + scans.length === 0) return;
    const stage = new Stage();
    let keepLogs = true;
    try {
      for (const one of scans) await session.check(one, { stage, progress: session.progress });
      const bench = wanted.length > 0 && (await openBench(stage, session));
      if (bench) for (const one of wanted) await session.check(one, bench);
      keepLogs = session.outcomes.some(({ passed }) => !passed);
    } finally {
      await stage.close({ keepLogs });
    }
  },
};

async function openBench(stage: Stage, { progress }: Session): Promise<SecurityBench> {
  const { api } = await startCluster(stage, { name: 'security', progress });
  const clusters = Object.keys(fleet.clusters).map((name) => [name, objectsIn(name).filter(isBuiltIn)] as const);
  return { api, clusters: new Map(clusters) };
}

/** Kinds that the server has without a CRD: all that policies judge, and all that accounts and roles are. */
function isBuiltIn({ apiVersion }: KubernetesObject): boolean {
  const group = apiGroup(apiVersion);
  return !group.includes('.') || group.endsWith('.k8s.io');
}
