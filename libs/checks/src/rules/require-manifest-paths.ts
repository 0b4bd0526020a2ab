import { applications } from '../application.ts';
import type { ClusterRule } from '../rule.ts';

const PATHS = 'argocd.argoproj.io/manifest-generate-paths';

/** An Application of a folder says that commits elsewhere don't concern it. */
export const requireManifestPaths: ClusterRule = {
  name: 'require-manifest-paths',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of applications(objects)) {
      const { path } = object.spec?.source ?? {};
      if (path === undefined) continue;
      const written = object.metadata.annotations?.[PATHS];
      if (written === `/${path}` || written === '.') continue;
      report(
        file,
        `every commit of the repository makes Argo CD render this Application again, and one elsewhere hides a change here: ${written ?? 'nothing'} says which paths concern it. Write /${path}.`,
        `metadata.annotations["${PATHS}"]`,
      );
    }
  },
};
