import { describe, expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { matchRing } from './match-ring.ts';

const application = (app: string, targetRevision?: string) =>
  object('argoproj.io/v1alpha1 Application', `argocd/${app}`, {
    source: { path: `generated/us-east-1/${app}`, ...(targetRevision && { targetRevision }) },
  });

describe('match-ring', () => {
  test('passes when apps follow the ring of their cluster, and global ones that of all regions', () => {
    expect(
      check(matchRing, [application('gateway', 'ring/us-east-1'), application('edge-global', 'ring/global')]),
    ).toEqual([]);
  });

  test('fails when an app follows main, or the ring of another cluster', () => {
    expect(
      check(matchRing, [application('gateway', 'main'), application('web', 'ring/eu-west-1')]),
    ).toMatchInlineSnapshot(`
      [
        "Application argocd/gateway spec.source.targetRevision: it follows main, which does not move with us-east-1: a change comes when others get theirs, one mistake everywhere at once, or never. Follow ring/us-east-1.",
        "Application argocd/web spec.source.targetRevision: it follows ring/eu-west-1, which does not move with us-east-1: a change comes when others get theirs, one mistake everywhere at once, or never. Follow ring/us-east-1.",
      ]
    `);
  });

  test('fails when what belongs to no region moves with one, and the other way round', () => {
    const swapped = [application('edge-global', 'ring/us-east-1'), application('gateway', 'ring/global')];
    expect(check(matchRing, swapped)).toHaveLength(2);
  });

  test('an Application without a revision follows HEAD', () => {
    expect(check(matchRing, [application('gateway')])).toEqual([expect.stringContaining('it follows HEAD')]);
  });

  test('charts and other repositories have versions of their own', () => {
    const chart = { chart: 'istiod', repoURL: 'ghcr.io/istio/release/charts', targetRevision: '1.31.1' };
    expect(check(matchRing, [object('argoproj.io/v1alpha1 Application', 'argocd/istiod', { source: chart })])).toEqual(
      [],
    );
  });
});
