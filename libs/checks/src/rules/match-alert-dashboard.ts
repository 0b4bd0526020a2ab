import { suggest } from '@auditorsec/problem/suggest';
import { dashboards } from '../dashboard.ts';
import type { ClusterRule } from '../rule.ts';

/** The dashboard that an alert links to is one that the cluster's Grafana has. */
export const matchAlertDashboard: ClusterRule = {
  name: 'match-alert-dashboard',
  scope: 'cluster',
  check(objects, report) {
    const uids = dashboards(objects).flatMap(({ uid }) => uid ?? []);
    for (const { file, object } of objects.of<PrometheusRule>('PrometheusRule.monitoring.coreos.com'))
      for (const [group, { rules = [] }] of (object.spec?.groups ?? []).entries())
        for (const [index, { alert, annotations }] of rules.entries()) {
          const [, uid] = /\/d\/([\w-]+)/.exec(annotations?.dashboard_url ?? '') ?? [];
          if (!alert || uid === undefined || uids.includes(uid)) continue;
          const nearest = suggest(uid, uids);
          report(
            file,
            `alert ${alert} links to dashboard ${uid}, which no Grafana has: who is paged gets "not found" and looks for it by hand. ${nearest ? `Did you mean ${nearest}?` : `There are ${uids.join(', ') || 'none'}.`}`,
            `spec.groups[${group}].rules[${index}].annotations.dashboard_url`,
          );
        }
  },
};

interface PrometheusRule {
  readonly spec?: { readonly groups?: readonly { readonly rules?: readonly Rule[] }[] };
}

interface Rule {
  readonly alert?: string;
  readonly annotations?: { readonly dashboard_url?: string };
}
