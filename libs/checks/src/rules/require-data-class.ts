import { dataClasses, leftInLogs } from '@auditorsec/privacy/data-classes';
import { HOLDS, listed } from '@auditorsec/privacy/stored';
import { suggest } from '@auditorsec/problem/suggest';
import type { ClusterRule } from '../rule.ts';
import { STORES } from '../stored-data.ts';

const FIELD = `metadata.annotations["${HOLDS}"]`;
const LOGS = 'Elasticsearch.elasticsearch.k8s.elastic.co';

/** Every store says which classes of data it holds; a store of logs none that masks take out. */
export const requireDataClass: ClusterRule = {
  name: 'require-data-class',
  scope: 'cluster',
  check(objects, report) {
    for (const kind of STORES) {
      const allowed: readonly string[] = kind === LOGS ? leftInLogs : dataClasses;
      for (const { file, object } of objects.of(kind)) {
        const classes = listed(object.metadata.annotations, HOLDS);
        if (classes.length === 0)
          report(file, `nobody knows whom a leak concerns. Say what it holds: of ${allowed.join(', ')}.`, FIELD);
        for (const unknown of classes.filter((each) => !allowed.includes(each))) {
          const near = suggest(unknown, allowed);
          report(
            file,
            `it may hold ${allowed.join(', ')}, not ${unknown}${near ? `; did you mean ${near}?` : '.'}`,
            FIELD,
          );
        }
      }
    }
  },
};
