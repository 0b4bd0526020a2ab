import { type Ring, ringBranch } from '@auditorsec/config/rings';
import { tagOf } from '../event.ts';
import { type Gate, open, shut } from '../gate.ts';
import { ringBefore, type State, short } from '../state.ts';

/** Whether the ring before has exactly this commit: what was seen there of another one says nothing. */
export function orderGate(state: State, ring: Ring, target: string): Gate {
  const gate = 'order';
  const before = ringBefore(state, ring);
  if (!before) {
    if (state.contains(state.main, target)) return open(gate, `${short(target)} is on main`);
    return shut(gate, 'order', `${short(target)} is not on main: merge it first`);
  }
  const commit = state.at.get(before.name);
  const first = `Promote ${before.name} first: npm run promote -- ${before.name}`;
  if (commit === undefined)
    return shut(gate, 'order', `it would skip ${before.name}, which was never promoted. ${first}`);
  if (commit === target) return open(gate, `${before.name} has ${short(target)}`);
  if (!state.contains(commit, target))
    return shut(
      gate,
      'order',
      `it would skip ${before.name}, which has ${short(commit)} and not ${short(target)}. ${first}`,
    );
  return shut(
    gate,
    'order',
    `${before.name} has gone on to ${short(commit)}, so nothing shows how it does with ${short(target)}. Promote what it has: npm run promote -- ${ring.name}`,
  );
}

/** Whether the branch would move forward, from where its history has left it. */
export function forwardGate(state: State, ring: Ring, target: string): Gate {
  const gate = 'fast-forward';
  const branch = ringBranch(ring.name);
  const current = state.at.get(ring.name);
  const last = state.history.last(ring.name);
  if (current === undefined) return open(gate, `${branch} is made`);
  if (last && last.to !== current)
    return shut(
      gate,
      'diverged',
      `${branch} stands at ${short(current)}, but ${tagOf(last)}, its last step, left it at ${short(last.to)}: it was moved by hand. Put it back: git push --force-with-lease=${branch}:${current} origin ${last.to}:refs/heads/${branch}`,
    );
  if (state.contains(target, current)) return open(gate, `${branch} goes from ${short(current)} to ${short(target)}`);
  if (state.contains(current, target))
    return shut(
      gate,
      'diverged',
      `${branch} is at ${short(current)}, ahead of ${short(target)}. The way back is npm run rollback -- ${ring.name}`,
    );
  return shut(
    gate,
    'diverged',
    `${branch} has commits that ${short(target)} lacks (git log ${short(target)}..${short(current)}), and a promotion loses nothing. Merge ${short(current)} into main, and promote from there`,
  );
}
