import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { applications } from '../application.ts';
import type { ClusterRule } from '../rule.ts';

const WAVE = 'argocd.argoproj.io/sync-wave';
const HEALTH = 'resource.customizations.health.argoproj.io_Application';

/** Waves between Applications order something: Argo CD is told how to see their health. */
export const requireApplicationHealth: ClusterRule = {
  name: 'require-application-health',
  scope: 'cluster',
  check(objects, report) {
    const script = objects.get<IConfigMap>('ConfigMap', 'argocd', 'argocd-cm')?.object.data?.[HEALTH];
    if (script) return;
    for (const { file, object } of applications(objects)) {
      const wave = object.metadata.annotations?.[WAVE];
      if (wave === undefined) continue;
      report(
        file,
        `the wave ${wave} orders nothing: Argo CD sees no health of Applications by itself, so that the next wave begins while this one still starts. Write ${HEALTH} in argocd-cm, or take the wave away.`,
        `metadata.annotations["${WAVE}"]`,
      );
    }
  },
};
