import type { IAlertmanagerConfigSpec } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/AlertmanagerConfigSpec';
import type { IInhibitRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/InhibitRule';
import type { IMatcher } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/Matcher';
import { NOBODY } from './receivers.ts';

/** What an alert asks for: somebody at once, somebody on a working day, or nobody. */
export const severities = ['page', 'ticket', 'none'] as const;
export type Severity = (typeof severities)[number];

const is = (name: string, value: string): IMatcher => ({ name, matchType: '=', value });
const matches = (name: string, value: string): IMatcher => ({ name, matchType: '=~', value });
const isNot = (name: string, value: string): IMatcher => ({ name, matchType: '!=', value });

type Route = NonNullable<IAlertmanagerConfigSpec['route']>;

/**
 * Each severity to its receiver. An alert of an unknown severity becomes a ticket: a slip in a rule must not make it
 * silent. Pages wait for nothing: at 99.99 % the whole budget of a month is gone in four minutes.
 */
const always: Route = {
  receiver: 'ticket',
  groupBy: ['alertname', 'region', 'slo'],
  groupWait: '30s',
  groupInterval: '5m',
  repeatInterval: '12h',
  routes: [
    // Repeats are judged once a group interval.
    {
      receiver: 'deadman',
      matchers: [is('alertname', 'Watchdog')],
      groupWait: '0s',
      groupInterval: '50s',
      repeatInterval: '50s',
    },
    {
      receiver: 'page',
      matchers: [is('severity', 'page')],
      groupWait: '0s',
      groupInterval: '1m',
      repeatInterval: '1h',
    },
    { receiver: NOBODY, matchers: [is('severity', 'none')] },
  ],
};

/** Routes of which all that tell people do so at these times alone; the heartbeat of the Watchdog never rests. */
export function routeAt(interval: string | undefined): Route {
  if (interval === undefined) return always;
  const { routes = [], receiver } = always;
  const told = (routes as readonly { receiver?: string }[]).map((each) =>
    each.receiver === 'deadman' ? each : { ...each, activeTimeIntervals: [interval] },
  );
  // A root is always active: what no other route takes comes to a last one.
  return {
    ...always,
    routes: [...told, { receiver, activeTimeIntervals: [interval] }] as NonNullable<Route['routes']>,
  };
}

/**
 * Which alerts say nothing new. Alertmanager takes two missing labels for equal ones, so both sides must have them:
 * otherwise one page without an objective would silence every such ticket of its region.
 */
export const inhibitRules: IInhibitRule[] = [
  {
    sourceMatch: [is('severity', 'page'), matches('slo', '.+')],
    targetMatch: [is('severity', 'ticket'), matches('slo', '.+')],
    equal: ['slo', 'region'],
  },
  {
    sourceMatch: [is('alertname', 'RegionEvacuated'), matches('region', '.+')],
    targetMatch: [isNot('alertname', 'RegionEvacuated'), matches('severity', 'page|ticket'), matches('region', '.+')],
    equal: ['region'],
  },
];
