import { gitApplication } from '@auditorsec/argo-application/git-application';
import { defineApp } from '@auditorsec/config/app';
import { ringBranch, ringOf } from '@auditorsec/config/rings';
import type { AppChart } from '@auditorsec/manifest/chart';
import { z } from 'zod';
import { ignoredDifferences } from './ignored.ts';
import { notifications } from './notifications.ts';
import { projects } from './projects.ts';
import { rights } from './rights.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';

const NAME = 'delivery';

/**
 * What a new cluster needs before its workloads: namespaces; then nodes, operators, their rights in AWS and the mesh, all at
 * once, since each of these needs the others.
 */
const FOUNDATION = ['capacity', 'components', 'identities', 'mesh'];

function waveOf(app: string): number {
  if (app === 'namespaces') return -20;
  return FOUNDATION.includes(app) ? -10 : 0;
}

/**
 * How Argo CD of a cluster keeps it: one Application for each app, from the branch of the cluster's ring, allowed the
 * namespaces and kinds that the apps really use, and told which fields controllers write. The Application `delivery`
 * keeps all of them, itself too: applied by hand once, it brings everything else.
 */
export const delivery = defineApp({
  name: NAME,
  props: z.strictObject({
    /** Without it Argo CD is reached by `kubectl port-forward` alone, and everybody there reads. */
    signIn: signIn.optional(),
  }),
  last: true,
  compose(chart, { signIn }, { cluster, fleet, composed }) {
    const { repository } = fleet;
    const application = (app: string, made?: AppChart) =>
      gitApplication(chart, {
        name: app,
        project: cluster.name,
        repository,
        revision: ringBranch(ringOf(app, cluster.name)),
        path: `generated/${cluster.name}/${app}`,
        wave: waveOf(app),
        ignored: made ? ignoredDifferences(made) : [],
      });
    for (const made of composed) application(made.app, made);
    application(NAME);
    const objects = composed.flatMap(({ manifests }) => manifests.map(({ object }) => object));
    projects(chart, objects, cluster, fleet);
    settings(chart, signIn);
    rights(chart, signIn);
    notifications(chart, cluster);
  },
});
