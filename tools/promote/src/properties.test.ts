import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { main } from './promote.ts';
import { RINGS } from './testing/shop.ts';
import { World } from './testing/world.ts';

const ring = fc.constantFrom('ap', 'ap', 'eu', 'us', 'global');
const operation = fc.oneof(
  fc.constant({ kind: 'change' as const }),
  fc.record({ kind: fc.constant('promote' as const), ring, mends: fc.boolean() }),
  fc.record({ kind: fc.constant('promote' as const), ring, mends: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('rollback' as const, 'freeze' as const, 'unfreeze' as const), ring }),
);
type Operation = Parameters<Parameters<typeof operation.map>[0]>[0];

/** So that there is something to move, whatever the dice say. */
const BEGIN: readonly Operation[] = [
  { kind: 'promote', ring: 'ap', mends: false },
  { kind: 'promote', ring: 'eu', mends: false },
  { kind: 'change' },
  { kind: 'promote', ring: 'ap', mends: false },
];

// The commands run in this process: a process each would take minutes.
beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function wordsOf(world: World, operation: Exclude<Operation, { kind: 'change' }>): string[] {
  const fix = 'mends' in operation && operation.mends ? ['--fix', world.git('rev-parse', 'main')] : [];
  return [operation.kind, operation.ring, '--reason', 'as the dice say', ...fix];
}

test('whatever is promoted, rolled back and frozen, in any order: a ring has nothing that those before it lack, goes forward but for rollbacks, to where its history says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 4, maxLength: 12 }), async (operations) => {
      const world = await World.start();
      for (const [name, value] of Object.entries(world.env)) vi.stubEnv(name, value);
      const isAncestor = (old: string, now: string) => world.git('merge-base', old, now) === old;
      let [changes, frozen] = [0, new Set<string>()];
      for (const each of [...BEGIN, ...operations]) {
        if (each.kind === 'change') {
          changes += 1;
          world.change(`${changes}`);
          continue;
        }
        const [was, tags] = [new Map(RINGS.map((name) => [name, world.at(name)])), world.tags().length];
        const ok = (await main([...wordsOf(world, each), ...world.options])) === 0;
        const moved = RINGS.filter((name) => world.at(name) !== was.get(name));
        world.git('fetch', '--quiet', '--force', 'origin', '+refs/tags/*:refs/tags/*');
        expect(ok || (moved.length === 0 && world.tags().length === tags)).toBe(true);
        expect(moved.filter((name) => name !== each.ring)).toEqual([]);
        expect(moved.length === 0 || world.tags().length === tags + 1).toBe(true);
        const [from, to] = [was.get(each.ring), world.at(each.ring)];
        if (each.kind === 'promote' && moved.length > 0) {
          expect(frozen.has(each.ring)).toBe(false);
          expect(from === undefined || isAncestor(from, to ?? '')).toBe(true);
        }
        if (each.kind === 'rollback' && moved.length > 0) expect(isAncestor(to ?? '', from ?? '')).toBe(true);
        if (ok && each.kind === 'freeze') frozen = new Set([...frozen, each.ring]);
        if (ok && each.kind === 'unfreeze') frozen.delete(each.ring);
        expectOrder(world, isAncestor);
        world.settle();
      }
      await world.stop();
    }),
    { numRuns: 6 },
  );
}, 240_000);

/** Every ring is where its last tag says, and has nothing that the ring before, or main, lacks. */
function expectOrder(world: World, isAncestor: (old: string, now: string) => boolean): void {
  let ahead = world.git('rev-parse', 'main');
  for (const name of RINGS) {
    const commit = world.at(name);
    if (commit === undefined) continue;
    expect(isAncestor(commit, ahead)).toBe(true);
    const last = world.tags().filter((tag) => tag.startsWith(`history/${name}/`)).length;
    expect(world.git('rev-parse', `history/${name}/${last}^{commit}`)).toBe(commit);
    ahead = commit;
  }
}
