import type { Fleet } from '@auditorsec/config/fleet';
import { addManifest } from '@auditorsec/manifest/chart';
import { ConfigError } from '@auditorsec/problem/problem';
import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import type { Construct } from 'constructs';
import { problemsOf } from './refuse.ts';
import { type Alert, type Rule, type RuleGroup, runbookOf } from './rule.ts';

export interface PrometheusRuleProps {
  readonly name: string;
  readonly namespace: string;
  readonly groups: readonly RuleGroup[];
  /** Where runbooks and dashboards are read. */
  readonly links: Fleet['links'];
}

/**
 * Recording rules and alerts for the Prometheus `platform`, each alert with the links to its runbook and dashboard.
 * Throws a `ConfigError` with every mistake: PromQL that doesn't parse, pages that wait, summaries without a region.
 */
export function prometheusRule(chart: Construct, { name, namespace, groups, links }: PrometheusRuleProps): void {
  const problems = problemsOf(groups);
  if (problems.length > 0) throw new ConfigError(problems);
  addManifest<IPrometheusRule>(chart, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name, namespace, labels: { prometheus: 'platform' } },
    spec: {
      groups: groups.map(({ name, interval, rules }) => ({
        name,
        ...(interval && { interval }),
        rules: rules.map((rule) => written(rule, links)),
      })),
    },
  });
}

function written(rule: Rule, links: Fleet['links']) {
  if ('record' in rule) {
    const { record, expr, labels } = rule;
    return { record, expr, ...(labels && { labels: { ...labels } }) };
  }
  return {
    alert: rule.name,
    expr: rule.expr,
    ...(rule.for && { for: rule.for }),
    ...(rule.keepFiringFor && { keep_firing_for: rule.keepFiringFor }),
    labels: { severity: rule.severity, team: rule.team, ...rule.labels },
    annotations: annotations(rule, links),
  };
}

function annotations({ name, summary, description, dashboard }: Alert, { runbooks, grafana }: Fleet['links']) {
  return {
    summary,
    description,
    runbook_url: `${runbooks}/${runbookOf(name)}`,
    dashboard_url: `${grafana}/d/${dashboard}`,
  };
}
