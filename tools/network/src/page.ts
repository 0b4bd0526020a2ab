import { rulesOf } from '@auditorsec/checks/network-policy';
import { type Edge, portsOf, printPort, subject } from '@auditorsec/checks/reachability';
import { reachableEndpoints } from '@auditorsec/checks/reachable-endpoints';
import { markdownTable } from '@auditorsec/problem/markdown-table';
import type { ClusterNetwork } from './current.ts';

/** docs/network/<cluster>.md: every pair of pods with an open port, and every range that pods may reach or be reached from. */
export function networkPage(network: ClusterNetwork): string {
  const { cluster } = network.objects;
  return `# Network of ${cluster}

What the NetworkPolicies of both ends and the callee's AuthorizationPolicies leave open, computed from \`generated/${cluster}\` by \`npm run network\`;
all other pairs are shut. A test fails while this page differs, and while the typed call graph does. [How to read it](README.md)

![Who reaches whom in ${cluster}](${cluster}.svg)

## Between pods

${edgeTable(network.edges)}

## To and from addresses

${rangeTable(network)}
`;
}

/** One row for the callers that reach the same pods on the same ports. */
function edgeTable(edges: readonly Edge[]): string {
  const byCallee = Map.groupBy(edges, ({ to, ports }) => `${to.name} ${ports.map(printPort).join(', ')}`);
  const rows = [...byCallee.values()].map((group) => {
    const callee = group[0];
    const callers = group.map(({ from }) => from.name).join('\n');
    return [callee?.to.name ?? '', callee?.ports.map(printPort).join(', ') ?? '', callers];
  });
  return markdownTable(['to', 'ports', 'from'], rows.sort(byText));
}

function rangeTable({ objects }: ClusterNetwork): string {
  const rows = reachableEndpoints(objects).flatMap((endpoint) =>
    (['Ingress', 'Egress'] as const).flatMap((direction) => {
      const rules = rulesOf(objects, direction, subject(endpoint)) ?? [];
      return rules.flatMap((rule) => {
        const ports = portsOf([rule], [endpoint]).map(printPort).join(', ');
        const blocks = (rule.from ?? rule.to ?? []).flatMap(({ ipBlock }) => (ipBlock ? [ipBlock] : []));
        const side = direction === 'Ingress' ? 'from' : 'to';
        return blocks.map(({ cidr, except = [] }) => {
          return [endpoint.name, `${side} ${cidr}${except.length > 0 ? `, not ${except.join(', ')}` : ''}`, ports];
        });
      });
    }),
  );
  return markdownTable(['pods', 'addresses', 'ports'], rows.sort(byText));
}

function byText(a: readonly string[], b: readonly string[]): number {
  return a.join(' ') < b.join(' ') ? -1 : 1;
}
