import { suggest } from '@auditorsec/problem/suggest';
import type { Call, InstalledApp } from './app.ts';
import { oneOf } from './explain.ts';
import { FLEET, type Mistakes } from './mistakes.ts';
import type { ParsedApp } from './parsed.ts';

/** A call in one cluster that nobody there would answer. */
export interface UnansweredCall {
  readonly call: Call;
  readonly cluster: string;
  readonly isInstalled: boolean;
  /** The apps of that cluster that the caller may call. */
  readonly callable: readonly string[];
}

/** The calls of a cluster's apps to what isn't there: they would answer 503 to everyone. */
export function unansweredCalls(
  cluster: string,
  installed: readonly InstalledApp[],
  apps: readonly (ParsedApp | undefined)[],
): UnansweredCall[] {
  const names = installed.map(({ definition }) => definition.name);
  const callable = installed.flatMap(({ definition }, index) =>
    takesCalls(definition, apps[index]) ? (names[index] ?? []) : [],
  );
  return apps.flatMap((app) =>
    (app?.calls ?? [])
      .filter(({ to }) => !callable.includes(to))
      .map((call) => ({ call, cluster, isInstalled: names.includes(call.to), callable })),
  );
}

/** An app whose props are wrong gets the benefit of the doubt: that mistake is told already. */
function takesCalls(definition: InstalledApp['definition'], app: ParsedApp | undefined): boolean {
  return app ? app.workload?.port !== undefined : definition.workload !== undefined;
}

/** One mistake for each field that declares such a call, whatever the number of clusters that it fails in. */
export function reportUnanswered(calls: readonly UnansweredCall[], mistakes: Mistakes): void {
  const byField = Map.groupBy(calls, ({ call, isInstalled }) => `${call.declaredAt.join('.')} ${isInstalled}`);
  for (const [first, ...others] of byField.values()) {
    if (!first) continue;
    const { to, declaredAt } = first.call;
    const clusters = [first, ...others].map(({ cluster }) => cluster);
    const callable = first.callable.filter((name) => others.every((other) => other.callable.includes(name)));
    const why = first.isInstalled ? 'which takes no requests' : `which is not installed in ${clusters.join(', ')}`;
    const nearest = suggest(to, callable);
    const remedy = nearest || first.isInstalled ? '' : `; install ${to} there, or remove what calls it`;
    mistakes.add(FLEET, declaredAt, {
      found: `"${to}", ${why}`,
      allowed: `an app that takes requests and is installed there: ${oneOf(callable)}${remedy}`,
      nearest,
    });
  }
}
