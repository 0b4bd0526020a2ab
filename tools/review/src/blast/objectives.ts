import { canonical } from '@auditorsec/diff/value';
import type { Side } from './side.ts';
import { distinct } from './side.ts';

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr?: string;
  readonly labels?: { readonly slo?: string };
}

interface PrometheusRule {
  readonly spec?: { readonly groups?: readonly { readonly rules?: readonly Rule[] }[] };
}

function rulesOf({ objects }: Side): Rule[] {
  const files = objects.of<PrometheusRule>('PrometheusRule.monitoring.coreos.com');
  return files.flatMap(({ object }) => (object.spec?.groups ?? []).flatMap(({ rules = [] }) => rules));
}

/** Service level objectives that count requests of these routes. */
export function objectivesOf(side: Side, routes: readonly string[]): string[] {
  return distinct(
    rulesOf(side).flatMap(({ record, expr = '', labels }) => {
      const [, counted] = /route=~"([^"]*)"/.exec(expr) ?? [];
      if (!record?.startsWith('slo:requests:') || !labels?.slo || counted === undefined) return [];
      const pattern = new RegExp(`^(?:${counted})$`);
      return routes.some((route) => pattern.test(route)) ? [labels.slo] : [];
    }),
  );
}

/** Service level objectives whose own rules are others before and after. */
export function redefinedObjectives(sides: readonly Side[]): string[] {
  const [before = new Map(), after = new Map()] = sides.map((side) =>
    Map.groupBy(rulesOf(side), ({ labels }) => labels?.slo ?? ''),
  );
  const names = distinct([...before.keys(), ...after.keys()]).filter(Boolean);
  return names.filter((name) => canonical(before.get(name)) !== canonical(after.get(name)));
}
