import type { Receivers } from '@auditorsec/alertmanager/receivers';
import type { AppContext, Refusal } from '@auditorsec/config/app';
import { slosOf } from '@auditorsec/config/slo';
import type { RemoteWrite } from '@auditorsec/prometheus/remote-write';
import { probed } from './probes.ts';

interface Judged {
  readonly prometheus: { readonly retention: string; readonly remoteWrite?: RemoteWrite | undefined };
  readonly receivers: Receivers;
}

/** What would leave an outage unseen, forgotten or untold, and in staging what would wake somebody. */
export function refusals(
  { prometheus: { retention, remoteWrite }, receivers }: Judged,
  context: AppContext,
): Refusal[] {
  return [
    ...refuseUnseen(context),
    ...refuseForgotten(retention, context),
    ...refuseStore(remoteWrite, context),
    ...refusePager(receivers, context),
  ];
}

function refuseUnseen({ fleet }: AppContext): Refusal[] {
  if (probed(fleet).length > 0) return [];
  const found = 'no route of clusters/fleet.ts that probes could ask';
  const allowed = 'a public route with an exact path: without one, nobody hears of a region that clients do not reach';
  return [{ path: [], found, allowed }];
}

function refuseForgotten(retention: string, { fleet }: AppContext): Refusal[] {
  const longest = Math.max(0, ...slosOf(fleet).map(({ window }) => days(window)));
  if (days(retention) >= longest) return [];
  const allowed = `at least ${longest}d, the longest window of an objective: a shorter memory forgets spent budget`;
  return [{ path: ['prometheus', 'retention'], found: retention, allowed }];
}

function days(span: string): number {
  return Number(span.slice(0, -1));
}

function refuseStore(store: RemoteWrite | undefined, { cluster }: AppContext): Refusal[] {
  const path = ['prometheus', 'remoteWrite'];
  if (!store) {
    const allowed = 'a store in another region: what Prometheus knows of an outage is lost with its region';
    return cluster.environment === 'production' ? [{ path, found: 'nothing', allowed }] : [];
  }
  if (!('sigv4' in store.auth) || store.auth.sigv4.region !== cluster.region) return [];
  const allowed = `another region than the cluster's own, with which its store would be lost`;
  return [{ path: [...path, 'auth', 'sigv4', 'region'], found: store.auth.sigv4.region, allowed }];
}

function refusePager({ page }: Receivers, { cluster }: AppContext): Refusal[] {
  const wakes = 'pagerDuty' in page;
  if (wakes === (cluster.environment === 'production')) return [];
  const path = ['receivers', 'page'];
  return wakes
    ? [{ path, found: 'pagerDuty', allowed: 'webhook, of a channel: nobody is woken for staging' }]
    : [{ path, found: 'webhook', allowed: 'pagerDuty: nobody is woken by a channel' }];
}
