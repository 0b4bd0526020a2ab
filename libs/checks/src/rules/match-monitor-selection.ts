import { objectName } from '@auditorsec/manifest/patch';
import { type Monitor, monitors } from '../monitor.ts';
import { isSelected, SELECTED_BY, type Server } from '../monitor-selection.ts';
import { monitoredPods, monitoredServices, type Target } from '../monitor-targets.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

/** A Prometheus or Alertmanager takes every monitor, probe, rule and route, and finds what a monitor names, where that is ours. */
export const matchMonitorSelection: ClusterRule = {
  name: 'match-monitor-selection',
  scope: 'cluster',
  check(objects, report) {
    for (const { kind, server, field } of SELECTED_BY) {
      const servers = objects.of<Server>(`${server}.monitoring.coreos.com`);
      for (const one of objects.of(`${kind}.monitoring.coreos.com`)) {
        if (servers.some((candidate) => isSelected(objects, candidate, field, one))) continue;
        report(one.file, unselected(one, server, field, servers), 'metadata.labels');
      }
    }
    for (const monitor of monitors(objects)) checkTargets(objects, monitor, report);
  },
};

const SILENT = 'alerts on it stay silent';

function unselected(
  { file }: Found<unknown>,
  server: string,
  field: string,
  servers: readonly Found<unknown>[],
): string {
  const what = file.object.kind === 'AlertmanagerConfig' ? 'nobody is told of any alert' : SILENT;
  if (servers.length === 0)
    return `${what}: the cluster has no ${server}. Install the app that brings one, or remove this object.`;
  const names = servers.map((one) => objectName(one.file.object)).join(', ');
  return (
    `${what}: no ${server} selects it, and no error says so. Give it the labels and the namespace that ${field}Selector and ` +
    `${field}NamespaceSelector of ${names} ask for.`
  );
}

function checkTargets(objects: ClusterObjects, monitor: Monitor, report: Report): void {
  const { kind } = monitor.file.object;
  if (kind === 'ServiceMonitor') checkPorts(monitor, monitoredServices(objects, monitor), report);
  if (kind !== 'PodMonitor') return;
  const pods = monitoredPods(objects, monitor);
  if (pods?.length === 0) {
    const message = `nothing is scraped, and ${SILENT}: no pod has the labels of its selector`;
    report(monitor.file, `${message}. Write those of a pod template.`, 'spec.selector');
  }
  checkPorts(monitor, pods ?? [], report);
}

function checkPorts({ file, endpoints }: Monitor, targets: readonly Target[], report: Report): void {
  for (const { field, port } of endpoints)
    for (const { name, ports } of targets) {
      if (port === undefined || ports.includes(port)) continue;
      const message = `nothing is scraped, and ${SILENT}: ${name} has no port ${port}`;
      report(file, `${message}. It has ${ports.join(', ') || 'none with a name'}.`, `${field}.port`);
    }
}
