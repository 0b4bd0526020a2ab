import { suggest } from '@auditorsec/problem/suggest';
import {
  type AlertmanagerConfig,
  holds,
  type Labels,
  type Matcher,
  receiversOf,
  tellingReceivers,
} from '../alert-routing.ts';
import type { ClusterObjects } from '../objects.ts';
import { type FoundRule, prometheusRules } from '../prometheus-rule.ts';
import type { ClusterRule, Report } from '../rule.ts';

const SEVERITIES = ['page', 'ticket', 'none'];
/** What a service outside waits for. */
const WATCHDOG = 'Watchdog';

/** Every alert reaches a receiver that tells somebody, pages another one than tickets, and inhibition compares labels that both sides have. */
export const requireAlertRoute: ClusterRule = {
  name: 'require-alert-route',
  scope: 'cluster',
  check(objects, report) {
    const configs = objects.of<AlertmanagerConfig['object']>('AlertmanagerConfig.monitoring.coreos.com');
    const external = externalLabels(objects);
    for (const config of configs) checkInhibition(config, external, report);
    const alerts = prometheusRules(objects).filter(({ alert }) => alert !== undefined);
    for (const alert of alerts) checkAlert(alert, configs, report);
    if (alerts.length > 0) checkWatchdog(objects, alerts, report);
  },
};

function checkAlert(found: FoundRule, configs: readonly AlertmanagerConfig[], report: Report): void {
  const { alert = '', file, field, labels = {} } = found;
  const severity = labels['severity'] ?? '';
  if (!SEVERITIES.includes(severity)) {
    const nearest = suggest(severity, SEVERITIES);
    const mend = nearest ? `Did you mean ${nearest}?` : `Write one of ${SEVERITIES.join(', ')}.`;
    report(
      file,
      `alert ${alert} has the severity "${severity}", for which nobody waits. ${mend}`,
      `${field}.labels.severity`,
    );
    return;
  }
  if (severity === 'none' && alert !== WATCHDOG) return;
  const ways = configs.map((config) => ({ config, receivers: receiversOf(config, { ...labels, alertname: alert }) }));
  const telling = ways.flatMap(({ config, receivers }) =>
    receivers.filter((name) => tellingReceivers(config).has(name)),
  );
  if (telling.length === 0) {
    const silent = ways.flatMap(({ receivers }) => receivers).join(', ') || 'no receiver at all';
    report(
      file,
      `nobody is told of alert ${alert}: its route ends at ${silent}, which notifies nobody. Route its severity to a receiver ` +
        'with an integration.',
      `${field}.labels.severity`,
    );
  } else if (severity === 'page' && ways.every(({ config, receivers }) => sameAsTicket(config, receivers))) {
    report(
      file,
      `nobody is woken by alert ${alert}: a page goes to ${telling.join(', ')}, as tickets do. Route the severity page to a ` +
        'receiver of its own.',
      `${field}.labels.severity`,
    );
  }
}

function sameAsTicket(config: AlertmanagerConfig, receivers: readonly string[]): boolean {
  const tickets = receiversOf(config, { severity: 'ticket' });
  return receivers.every((name) => tickets.includes(name));
}

function checkWatchdog(objects: ClusterObjects, alerts: readonly FoundRule[], report: Report): void {
  if (alerts.some(({ alert }) => alert === WATCHDOG)) return;
  const [first] = alerts;
  if (first)
    report(
      first.file,
      `when alerts stop to work in ${objects.cluster}, nobody notices: there is no alert ${WATCHDOG}, which fires always, for a ` +
        'service outside to miss. Add it.',
    );
}

/** Labels that every Prometheus of the cluster puts on every alert that it sends. */
function externalLabels(objects: ClusterObjects): ReadonlySet<string> {
  const servers = objects.of<{ readonly spec?: { readonly externalLabels?: Labels } }>(
    'Prometheus.monitoring.coreos.com',
  );
  const [first = new Set<string>(), ...others] = servers.map(
    ({ object }) => new Set(Object.keys(object.spec?.externalLabels ?? {})),
  );
  return others.reduce((common, labels) => common.intersection(labels), first);
}

/** Alertmanager takes two labels that are not there for equal ones. */
function checkInhibition({ file, object }: AlertmanagerConfig, external: ReadonlySet<string>, report: Report): void {
  for (const [index, rule] of (object.spec.inhibitRules ?? []).entries())
    for (const label of (rule.equal ?? []).filter((each) => !external.has(each))) {
      const loose = (['sourceMatch', 'targetMatch'] as const).filter((side) => !demands(rule[side] ?? [], label));
      if (loose.length === 0) continue;
      report(
        file,
        `one alert silences others that it has nothing to do with: two alerts without the label ${label} count as equal. Add the ` +
          `matcher {name: ${label}, matchType: =~, value: .+} to ${loose.join(' and ')}.`,
        `spec.inhibitRules[${index}].equal`,
      );
    }
}

function demands(matchers: readonly Matcher[], label: string): boolean {
  return matchers.some((matcher) => matcher.name === label && !holds(matcher, {}));
}
