import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { noRollingSync } from './no-rolling-sync.ts';

const set = (strategy: object | undefined, syncPolicy: object = {}) =>
  object('argoproj.io/v1alpha1 ApplicationSet', 'argocd/regions', { strategy, template: { spec: { syncPolicy } } });

test('passes without a strategy, and with one that does all at once', () => {
  for (const strategy of [undefined, { type: 'AllAtOnce' }])
    expect(check(noRollingSync, [set(strategy, { automated: {} })])).toEqual([]);
});

test('fails with RollingSync, whether or not Applications ask to sync by themselves', () => {
  expect(check(noRollingSync, [set({ type: 'RollingSync' }, { automated: {} })])).toMatchInlineSnapshot(`
    [
      "ApplicationSet argocd/regions spec.strategy.type: its Applications ask to be synced by themselves, and RollingSync takes that away from all of them: nothing heals what is changed by hand, and what no step selects is never synced. Take the strategy away: regions are ordered by npm run promote.",
    ]
  `);
  expect(check(noRollingSync, [set({ type: 'RollingSync' })])).toMatchInlineSnapshot(`
    [
      "ApplicationSet argocd/regions spec.strategy.type: nothing heals what is changed by hand: RollingSync needs Applications that never sync by themselves. Take the strategy away: regions are ordered by npm run promote.",
    ]
  `);
});
