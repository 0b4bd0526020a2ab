/** An alert as Alertmanager sees it. */
export type Alert = Readonly<Record<string, string>>;

/** Who hears of which alert, in the words of the runbooks. */
export const routingTable: readonly { readonly alert: Alert; readonly receiver: string }[] = [
  {
    alert: { alertname: 'SloBurnFast', severity: 'page', slo: 'api-availability', region: 'us-east-1' },
    receiver: 'page',
  },
  {
    alert: { alertname: 'SloBurnSlow', severity: 'ticket', slo: 'api-availability', region: 'us-east-1' },
    receiver: 'ticket',
  },
  // Rules of any namespace, and alerts that name none, are routed alike.
  { alert: { alertname: 'PodCrashLooping', severity: 'ticket', namespace: 'ci-failure' }, receiver: 'ticket' },
  { alert: { alertname: 'RegionDown', severity: 'page', namespace: 'istio-ingress' }, receiver: 'page' },
  { alert: { alertname: 'Watchdog', severity: 'none' }, receiver: 'deadman' },
  { alert: { alertname: 'Info', severity: 'none' }, receiver: 'nobody' },
  // A slip in a rule must not make it silent.
  { alert: { alertname: 'Misspelt', severity: 'pgae' }, receiver: 'ticket' },
  { alert: { alertname: 'Unlabelled' }, receiver: 'ticket' },
];
