import { objectName } from '@auditorsec/manifest/patch';
import { type Dashboard, dashboards } from '../dashboard.ts';
import type { ClusterRule } from '../rule.ts';

/** Every dashboard has a uid of its own, by which alerts and bookmarks find it. */
export const uniqueDashboardUid: ClusterRule = {
  name: 'unique-dashboard-uid',
  scope: 'cluster',
  check(objects, report) {
    const all = dashboards(objects);
    for (const [index, dashboard] of all.entries()) {
      const uid = uidOf(dashboard);
      const other = all.slice(0, index).find((earlier) => uidOf(earlier) === uid);
      if (!uid)
        report(
          dashboard.file,
          'it has no uid: Grafana makes one up, another in each region, and links to it break. Set spec.uid.',
          'spec.uid',
        );
      else if (other)
        report(
          dashboard.file,
          `${objectName(other.file.object)} has the uid ${uid} too: the operator writes them over each other, and links lead to whichever came last. Give it a uid of its own.`,
          'spec.uid',
        );
    }
  },
};

/** The operator takes that of its object before that of the JSON. */
function uidOf({ file, uid }: Dashboard): string | undefined {
  return (file.object as { spec?: { uid?: string } }).spec?.uid ?? uid;
}
