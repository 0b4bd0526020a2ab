import { expect, test } from 'vitest';
import { check } from '../testing.ts';
import { asking, dashboard, panel, variables } from '../testing-grafana.ts';
import { matchDashboardVariables } from './match-dashboard-variables.ts';

const findings = (panels: object[], list: object[] = variables) =>
  check(matchDashboardVariables, [dashboard(panels, { templating: { list } })]);

test('variables that are declared and used pass', () => {
  expect(findings([panel])).toEqual([]);
});

test('a variable that is used and not declared fails, with the nearest', () => {
  expect(findings([panel, asking({ expr: 'up{region=~"$regoin"}' })])).toMatchInlineSnapshot(`
    [
      "GrafanaDashboard observability/shop spec.json: templating.list: $regoin is used and not declared: its queries ask for the name itself and find nothing. did you mean $region?",
    ]
  `);
  expect(findings([panel, asking({ expr: `up{service="\${service:regex}"}` })])).toHaveLength(1);
});

test('a variable that is declared and never used fails', () => {
  expect(findings([panel], [...variables, { name: 'namespace', query: 'label_values(namespace)' }])).toEqual([
    expect.stringContaining('templating.list[2]: $namespace is declared and never used'),
  ]);
});

test('a variable that only another one needs passes', () => {
  const chained = [...variables, { name: 'pod', query: 'label_values(up{region="$region"}, pod)' }];
  expect(findings([asking({ expr: 'up{pod="$pod"}' })], chained)).toEqual([]);
});

test("Grafana's own variables and the groups of a label_replace are none of ours", () => {
  const expr = `label_replace(rate(a{region=~"$region"}[$__rate_interval]), "class", "\${1}xx$2", "code", "(.).*")`;
  expect(findings([asking({ expr })])).toEqual([]);
});
