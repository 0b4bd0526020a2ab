import { clustersOf } from '@auditorsec/config/environment';
import fleet from '../../../../../clusters/fleet.ts';
import type { Situation } from './route53.ts';
import type { HealthCheck, Zone } from './zone.ts';

/** Every region of the fleet. */
export const regions: readonly string[] = Object.values(clustersOf(fleet, 'production')).map(({ region }) => region);

/** A set of failed regions, and what is left of them. */
export interface Outage {
  readonly failed: readonly string[];
  /** `silent`: nothing answers; `application`: the load balancer takes connections, and the check gets an error. */
  readonly how: 'silent' | 'application';
}

/** Who asks: the regions, the nearest first, and the continent, as Route 53 names them. */
export interface Client {
  readonly nearest: readonly string[];
  readonly continent: string;
}

/** Every set of failed regions, from none to all, in both ways of failing. */
export const outages: readonly Outage[] = subsets(regions).flatMap((failed) => [
  { failed, how: 'silent' as const },
  { failed, how: 'application' as const },
]);

/** All selections of a list, from none to all. */
export function subsets<Item>([first, ...others]: readonly Item[]): Item[][] {
  if (first === undefined) return [[]];
  return subsets(others).flatMap((some) => [some, [first, ...some]]);
}

/** What Route 53 sees of an outage once its checkers agree. */
export function seen({ healthChecks }: Zone, { failed, how }: Outage, client: Client): Situation {
  return {
    ...client,
    isUp: (resource) => how === 'application' || !failed.includes(resource),
    passes: (name) => {
      const healthCheck = healthChecks.get(name);
      if (!healthCheck) throw new Error(`no HealthCheck ${name}`);
      return passes(healthCheck, failed);
    },
  };
}

/** A check that is disabled passes; one that is inverted says the opposite. A host that no region serves never answers. */
function passes({ fqdn, disabled, invertHealthcheck = false }: HealthCheck, failed: readonly string[]): boolean {
  const region = regions.find((name) => fqdn === `${name}.${fleet.hosts.origins}`);
  const answers = region !== undefined && !failed.includes(region);
  return (disabled || answers) !== invertHealthcheck;
}
