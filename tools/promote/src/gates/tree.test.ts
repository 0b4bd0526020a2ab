import { globSync } from 'node:fs';
import { loadConfig } from '@auditorsec/cli/load';
import { Sandbox } from '@auditorsec/cli/testing/sandbox';
import { parseConfig } from '@auditorsec/config/parse';
import { type Ring, ringsOf } from '@auditorsec/config/rings';
import { afterAll, expect, test } from 'vitest';
import { History } from '../history.ts';
import { Repository } from '../repository.ts';
import { Manifests } from '../tree.ts';
import { treeGate } from './tree.ts';

/* The rules on mixed trees of the real config. */

const box = new Sandbox();
afterAll(() => box.delete());

const { fleet } = await parseConfig(await loadConfig(box.root, []));
const repository = new Repository(box.root, 'origin');
const manifests = new Manifests(box.root);
const rings = ringsOf(fleet);
const first = repository.commit('HEAD');

/** What the rules say of the next step, while each ring is where `at` says. */
function gate(at: ReadonlyMap<string, string>, ring: Ring, to: string) {
  const state = { rings, down: [], main: to, at, history: new History([]), contains: () => true };
  return treeGate({ fleet, state, now: new Date() }, ring, to, manifests);
}

test('a first installation, ring by ring, keeps the rules at every step', () => {
  const at = new Map<string, string>();
  for (const ring of rings) {
    expect(gate(at, ring, first).no).toBeUndefined();
    at.set(ring.name, first);
  }
}, 120_000);

test('a change that is right in one commit, but not while regions differ, is refused at the step where they would', () => {
  for (const file of globSync('generated/*/data*/*Cluster.rds*.yaml', { cwd: box.root }))
    box.edit(file, 'engineVersion: "17.7"', 'engineVersion: "17.9"');
  box.commit();
  const raised = repository.commit('HEAD');
  const now = new Map(rings.map(({ name }) => [name, first]));
  const shut = rings.flatMap((ring) => {
    const { no, detail } = gate(now, ring, raised);
    now.set(ring.name, raised);
    return no ? [`${ring.name} ${no}: ${detail.split('\n')[1]?.trim()}`] : [];
  });
  expect(shut).toMatchInlineSnapshot(`
    [
      "ap-southeast-1 tree: match-global-members  ap-southeast-1  Cluster platform-aws/ci-failure  spec.forProvider.engineVersion",
      "eu-west-1 tree: match-global-members  eu-west-1  Cluster platform-aws/ci-failure  spec.forProvider.engineVersion",
      "us-east-1 tree: match-global-members  us-east-1  Cluster platform-aws/ci-failure  spec.forProvider.engineVersion",
    ]
  `);
}, 120_000);
