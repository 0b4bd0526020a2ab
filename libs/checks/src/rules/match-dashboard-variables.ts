import { suggest } from '@auditorsec/problem/suggest';
import { type Dashboard, dashboards, type Variable } from '../dashboard.ts';
import type { ClusterRule } from '../rule.ts';

/** Every variable that a dashboard uses is declared, and every one that it declares is used. */
export const matchDashboardVariables: ClusterRule = {
  name: 'match-dashboard-variables',
  scope: 'cluster',
  check(objects, report) {
    for (const dashboard of dashboards(objects))
      for (const [fault, field] of faults(dashboard)) report(dashboard.file, fault, field);
  },
};

const FIELD = 'spec.json: templating.list';

function* faults({ variables, text }: Dashboard): Generator<[fault: string, field: string]> {
  const declared = variables.map(({ name }) => name);
  const used = namesIn(text);
  for (const name of used.difference(new Set(declared))) {
    const nearest = suggest(name, declared);
    const meant = nearest ? `did you mean $${nearest}?` : 'Declare it.';
    yield [`$${name} is used and not declared: its queries ask for the name itself and find nothing. ${meant}`, FIELD];
  }
  for (const [index, { name }] of variables.entries()) {
    if (used.has(name) || isUsedBy(variables, name)) continue;
    const fault = `$${name} is declared and never used: who chooses a value sees the same as before, and takes it for the answer. Use it or remove it.`;
    yield [fault, `${FIELD}[${index}]`];
  }
}

/** Whether the query of another variable has it: the choices of one may follow from another's. */
function isUsedBy(variables: readonly Variable[], name: string): boolean {
  return variables.some((other) => other.name !== name && namesIn(JSON.stringify(other)).has(name));
}

/** `$name` and `${name}`, also with a format; without Grafana's own, which begin with `__`, and the groups of expressions. */
function namesIn(text: string): Set<string> {
  return new Set([...text.matchAll(/\$\{?(?!__)([A-Za-z_]\w*)/g)].flatMap(([, name = '']) => name));
}
