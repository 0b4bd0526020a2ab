import { globalDatabase } from '@auditorsec/aurora/global-database';
import { databaseRoles } from '@auditorsec/aurora/roles';
import { refuseElsewhere } from '@auditorsec/aws/global-owner';
import { home } from '@auditorsec/aws/home';
import { defineApp } from '@auditorsec/config/app';
import { globalDatastore } from '@auditorsec/elasticache/global-datastore';
import { defaultNodeType, nodeType } from '@auditorsec/elasticache/node-type';
import { versions } from '@auditorsec/versions/versions';
import { z } from 'zod';

const APP = 'data-global';

/** As the members of the app `data` are named. */
const NAME = 'ci-failure';

const props = z.strictObject({
  cache: z
    .strictObject({
      /** Of every member of the shared cache. */
      nodeType: nodeType.default(defaultNodeType),
    })
    .prefault({}),
});

/** What joins the data of the regions and belongs to none: the global database, the shared cache, and the roles of both. */
export const dataGlobal = defineApp({
  name: APP,
  needs: ['namespaces'],
  props,
  refuse: (_props, context) => refuseElsewhere(APP, context),
  compose(chart, { cache }, { fleet }) {
    const { region } = home(fleet);
    globalDatabase(chart, { name: NAME, region, version: versions.auroraPostgresql });
    globalDatastore(chart, { name: NAME, region, version: versions.valkey, nodeType: cache.nodeType });
    databaseRoles(chart, NAME, fleet.aws.account);
  },
});
