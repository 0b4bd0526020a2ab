import { storeNetwork } from '@auditorsec/aws/network';
import { defineApp } from '@auditorsec/config/app';
import { rotation } from '@auditorsec/secrets/rotation';
import { ownerOf, secret } from '@auditorsec/secrets/secret';
import { z } from 'zod';
import { cacheProps, caches } from './caches.ts';
import { database, databaseProps, refuseSmall } from './database.ts';
import { report, reportProps, workload } from './report.ts';

const props = z.strictObject({
  network: storeNetwork,
  database: databaseProps.prefault({}),
  cache: cacheProps.prefault({}),
  report: reportProps,
  /** Of the password by which the report comes in. */
  rotation: rotation.prefault({}),
});

/** What a region keeps: its member of the database and of the shared cache, its sessions, and a nightly look at the database. */
export const data = defineApp({
  name: 'data',
  needs: ['namespaces', 'mesh'],
  props,
  workload: () => workload,
  externals: ['database'],
  refuse: ({ database }, context) => refuseSmall(database, context),
  compose(chart, { network, database: ofDatabase, cache, report: ofReport, rotation }, context) {
    database(chart, ofDatabase, network, context);
    caches(chart, cache, network, context);
    report(chart, ofReport, context);
    const { namespace, serviceAccount: name } = workload;
    secret(chart, ownerOf(context), { name, namespace, keys: ['PGUSER', 'PGPASSWORD'], rotation });
  },
});
