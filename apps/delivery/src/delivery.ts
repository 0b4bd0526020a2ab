import { gitApplication } from '@auditorsec/argo-application/git-application';
import { project } from '@auditorsec/argo-application/project';
import { defineApp } from '@auditorsec/config/app';
import { ringBranch, ringOf } from '@auditorsec/config/rings';
import type { AppChart } from '@auditorsec/manifest/chart';
import { z } from 'zod';
import { ignoredDifferences } from './ignored.ts';
import { kindsOf } from './kinds.ts';

const NAME = 'delivery';

/**
 * How Argo CD of a cluster keeps it: one Application for each app, from the branch of the cluster's ring, allowed the
 * namespaces and kinds that the apps really use, and told which fields controllers write. The Application `delivery`
 * keeps all of them, itself too: applied by hand once, it brings everything else.
 */
export const delivery = defineApp({
  name: NAME,
  props: z.strictObject({}),
  last: true,
  compose(chart, _props, { cluster, fleet, composed }) {
    const { repository } = fleet;
    const application = (app: string, made?: AppChart) =>
      gitApplication(chart, {
        name: app,
        project: cluster.name,
        repository,
        revision: ringBranch(ringOf(app, cluster.name)),
        path: `generated/${cluster.name}/${app}`,
        ignored: made ? ignoredDifferences(made) : [],
      });
    for (const made of composed) application(made.app, made);
    application(NAME);
    const objects = composed.flatMap(({ manifests }) => manifests.map(({ object }) => object));
    project(chart, {
      name: cluster.name,
      description: `What this repository installs in ${cluster.name}`,
      repository,
      ...kindsOf(objects),
    });
  },
});
