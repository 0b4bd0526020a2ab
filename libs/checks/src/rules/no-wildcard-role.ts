import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { ClusterRule } from '../rule.ts';

type RoleRule = NonNullable<IClusterRole['rules']>[number];

const READS = new Set(['get', 'list', 'watch']);
const POWERS = new Set(['bind', 'escalate', 'impersonate']);

/** Roles name what they allow: no wildcard but for reading the custom kinds of a group, and no verb that grants the rest. */
export const noWildcardRole: ClusterRule = {
  name: 'no-wildcard-role',
  scope: 'cluster',
  check(objects, report) {
    const kinds = ['Role.rbac.authorization.k8s.io', 'ClusterRole.rbac.authorization.k8s.io'];
    for (const { file, object } of kinds.flatMap((kind) => objects.of<IClusterRole>(kind)))
      for (const [index, rule] of (object.rules ?? []).entries())
        for (const { field, message } of faultsOf(rule)) report(file, message, `rules[${index}].${field}`);
  },
};

interface Fault {
  readonly field: keyof RoleRule;
  readonly message: string;
}

function faultsOf({ apiGroups = [], resources = [], nonResourceURLs = [], verbs }: RoleRule): Fault[] {
  const faults: Fault[] = [];
  const any = 'it allows what nobody has looked at, and what comes with every later version.';
  if (verbs.includes('*')) faults.push({ field: 'verbs', message: `${any} Name the verbs.` });
  if (apiGroups.includes('*')) faults.push({ field: 'apiGroups', message: `${any} Name the groups.` });
  const isReading = verbs.every((verb) => READS.has(verb)) && apiGroups.every((group) => group.includes('.'));
  if (resources.some((name) => name.includes('*')) && !isReading)
    faults.push({
      field: 'resources',
      message: `${any} Name the resources; '*' may stand for the custom kinds of a group that are only read.`,
    });
  if (nonResourceURLs.some((path) => path.includes('*')))
    faults.push({ field: 'nonResourceURLs', message: `${any} Name the paths.` });
  const powers = verbs.filter((verb) => POWERS.has(verb));
  if (powers.length > 0)
    faults.push({
      field: 'verbs',
      message: `whoever may ${powers.join(' and ')} may take every other right as well. Leave it out.`,
    });
  return faults;
}
