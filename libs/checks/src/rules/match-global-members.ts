import { checkGlobalCaches } from '../global-cache.ts';
import {
  cacheGroups,
  type DatabaseInstance,
  databaseInstances,
  databases,
  globalDatabases,
  keyOf,
  reportOrphan,
  written,
} from '../managed-data.ts';
import type { ClusterObjects } from '../objects.ts';
import type { FleetRule, Report } from '../rule.ts';

/** Members of a global database or cache can take over from each other, and belong to one that is there. */
export const matchGlobalMembers: FleetRule = {
  name: 'match-global-members',
  scope: 'fleet',
  check(fleet, report) {
    for (const objects of fleet) checkKeys(objects, report);
    checkDatabases(fleet, report);
    checkInstances(fleet.flatMap(databaseInstances), report);
    checkGlobalCaches(fleet, report);
  },
};

function checkKeys(objects: ClusterObjects, report: Report): void {
  for (const store of [...databases(objects), ...cacheGroups(objects)]) {
    const { region, kmsKeyIdRef } = written<{ region: string; kmsKeyIdRef: { name?: string } }>(store);
    const key = keyOf(objects, store);
    const field = 'spec.forProvider.kmsKeyIdRef.name';
    const found = key
      ? `${kmsKeyIdRef?.name} is a key of ${written(key).region}`
      : `there is no key ${kmsKeyIdRef?.name}`;
    if (!key || written(key).region !== region)
      report(store.file, `AWS refuses to make it: ${found}. Name a key of its own region, ${region}.`, field);
  }
}

function checkDatabases(fleet: readonly ClusterObjects[], report: Report): void {
  const wholes = new Map(fleet.flatMap(globalDatabases).map((whole) => [whole.object.metadata.name, whole]));
  const members = fleet.flatMap(databases).filter((member) => written(member).globalClusterIdentifier);
  for (const member of members) {
    const { globalClusterIdentifier: name = '', engineVersion } = written(member);
    const whole = wholes.get(name);
    if (!whole) reportOrphan(member, `GlobalCluster ${name}`, [...wholes.keys()], report);
    else if (written(whole).engineVersion !== engineVersion)
      report(
        member.file,
        `Aurora refuses to fail over to it or from it: it has version ${engineVersion}, the global database ` +
          `${written(whole).engineVersion}. Give all of them one version.`,
        'spec.forProvider.engineVersion',
      );
  }
}

/** The class of most instances is the one that they should all have. */
function checkInstances(instances: readonly DatabaseInstance[], report: Report): void {
  const byClass = [...Map.groupBy(instances, (instance) => written(instance).instanceClass ?? '')];
  const [[usual = ''] = []] = byClass.sort(([, one], [, other]) => other.length - one.length);
  for (const [instanceClass, others] of byClass.slice(1))
    for (const { file } of others)
      report(
        file,
        `promoted, it gets the load of an ${usual} and has other connections and memory: it is an ${instanceClass}. Give all ` +
          'instances one class.',
        'spec.forProvider.instanceClass',
      );
}
