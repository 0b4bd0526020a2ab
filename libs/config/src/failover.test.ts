import { expect, test } from 'vitest';
import { answeredFor, answering, failover, requireFailover } from './failover.ts';

const CLUSTERS = ['virginia', 'ireland', 'singapore'];
const parsed = failover.parse({
  namespaces: ['shop'],
  order: { virginia: ['ireland', 'singapore'], ireland: ['virginia'] },
  residency: [{ from: 'ireland', to: 'singapore', reason: 'personal data of the EU stays there' }],
});

function refusals(activeCluster: string, down: readonly string[] = [], changes: Partial<typeof parsed> = {}): string[] {
  const found: string[] = [];
  requireFailover({ failover: { ...parsed, ...changes }, activeCluster, down }, CLUSTERS, (path, message) =>
    found.push(`${path.join('.')}: ${message}`),
  );
  return found;
}

test('who answers for whom is one list, read both ways', () => {
  expect(answering(parsed, 'virginia')).toEqual(['ireland', 'singapore']);
  expect(CLUSTERS.map((name) => answeredFor(parsed, name))).toEqual([['ireland'], ['virginia'], ['virginia']]);
});

test('without a namespace that may be called, nobody answers for anybody', () => {
  const alone = { ...parsed, namespaces: [] };
  expect([answering(alone, 'virginia'), answeredFor(alone, 'ireland')]).toEqual([[], []]);
});

test('a region whose data may not go to another keeps that one from being active, while it answers anybody', () => {
  expect(refusals('ireland')).toEqual([]);
  expect(refusals('singapore')).toEqual([
    'activeCluster: a cluster that the writes of ireland may go to; residency says: personal data of the EU stays there. It may be active while ireland is declared in `down`',
  ]);
  expect(refusals('singapore', ['ireland'])).toEqual([]);
});

test('an order along a way that residency refuses is refused as well', () => {
  expect(refusals('virginia', [], { order: { ireland: ['singapore'] } })).toEqual([
    'failover.order.ireland.0: a cluster that the data of ireland may go to; residency says: personal data of the EU stays there',
  ]);
});
