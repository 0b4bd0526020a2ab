import type { IAlertmanagerConfig } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1/AlertmanagerConfig';
import type { Found } from './objects.ts';

export type AlertmanagerConfig = Found<IAlertmanagerConfig>;

/** `v1alpha1` keeps nested routes free-form; this is what they hold. */
interface Route {
  readonly receiver?: string;
  readonly matchers?: readonly Matcher[];
  readonly continue?: boolean;
  readonly routes?: readonly Route[];
}

export interface Matcher {
  readonly name: string;
  readonly value?: string;
  readonly matchType?: string;
}

export type Labels = Readonly<Record<string, string>>;

/** The receivers that hear of an alert with these labels: Alertmanager descends into the first child that matches. */
export function receiversOf({ object }: AlertmanagerConfig, labels: Labels): string[] {
  return reached(object.spec.route as Route | undefined, labels);
}

function reached({ receiver, routes = [] }: Route = {}, labels: Labels): string[] {
  const found: string[] = [];
  for (const route of routes) {
    if (!route.matchers?.every((matcher) => holds(matcher, labels))) continue;
    found.push(...reached({ ...route, ...(!route.receiver && receiver !== undefined && { receiver }) }, labels));
    if (!route.continue) return found;
  }
  return found.length > 0 ? found : [receiver ?? ''];
}

/** Whether a matcher holds of labels; a label that isn't there is empty. */
export function holds({ name, value = '', matchType = '=' }: Matcher, labels: Labels): boolean {
  const label = labels[name] ?? '';
  const matches = matchType.endsWith('~') ? new RegExp(`^(?:${value})$`).test(label) : label === value;
  return matches !== matchType.startsWith('!');
}

/** The receivers that tell somebody: those with an integration. */
export function tellingReceivers({ object }: AlertmanagerConfig): Set<string> {
  const receivers = object.spec.receivers ?? [];
  return new Set(
    receivers
      .filter((receiver) =>
        Object.entries(receiver).some(
          ([field, list]) => field.endsWith('Configs') && Array.isArray(list) && list.length > 0,
        ),
      )
      .map(({ name }) => name),
  );
}
