import { ringBranch, ringOf } from '@auditorsec/config/rings';
import type { ClusterRule } from '../rule.ts';

interface Application {
  readonly spec?: { readonly source?: { readonly path?: string; readonly targetRevision?: string } };
}

/** A folder of this repository: `generated/<cluster>/<app>`. */
const FOLDER = /^generated\/[^/]+\/([^/]+)$/;

/** Every Application that reads this repository follows the ring of its own cluster, or that of all regions: no two clusters share one. */
export const matchRing: ClusterRule = {
  name: 'match-ring',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of objects.of<Application>('Application.argoproj.io')) {
      const { path = '', targetRevision = 'HEAD' } = object.spec?.source ?? {};
      const [, app] = FOLDER.exec(path) ?? [];
      const branch = app && ringBranch(ringOf(app, objects.cluster));
      if (!branch || targetRevision === branch) continue;
      const message = `it follows ${targetRevision}, which does not move with ${objects.cluster}: a change comes when others get theirs, one mistake everywhere at once, or never. Follow ${branch}.`;
      report(file, message, 'spec.source.targetRevision');
    }
  },
};
