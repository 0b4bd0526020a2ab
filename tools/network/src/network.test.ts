import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { differences } from './call-graph.ts';
import { currentNetworks } from './current.ts';
import { networkPage } from './page.ts';
import { picture } from './picture.ts';

const networks = await currentNetworks();
const named = networks.map((network) => ({ name: network.objects.cluster, network }));
const read = (file: string) => readFileSync(join(repositoryRoot, 'docs/network', file), 'utf8');

test.each(named)(
  'docs/network says of $name what its policies say; `npm run network` brings it up to date',
  ({ name, network }) => {
    expect(read(`${name}.md`)).toBe(networkPage(network));
    expect(read(`${name}.svg`)).toBe(picture(name, network.edges));
  },
);

test.each(named)('in $name the policies open the typed call graph, no less and no more', ({ network }) => {
  expect(differences(network.graph, network.edges)).toEqual([]);
});

test.each(named)(
  'in $name each edge that goes, and each call that is no longer declared, is a difference',
  ({ network }) => {
    const { graph, edges } = network;
    const calls = graph.reduce((sum, { callees }) => sum + callees.length, 0);
    expect(calls).toBeGreaterThan(0);
    expect(differences(graph, [])).toHaveLength(calls);
    expect(
      differences(
        graph.map((caller) => ({ ...caller, callees: [] })),
        edges,
      ),
    ).toHaveLength(calls);
  },
);
