import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireApplicationHealth } from './require-application-health.ts';

const annotations = { 'argocd.argoproj.io/sync-wave': '-10' };
const early = object('argoproj.io/v1alpha1 Application', 'argocd/mesh', {}, { annotations });
const settings = (data: Record<string, string>) => ({ ...object('v1 ConfigMap', 'argocd/argocd-cm', undefined), data });

test('passes with a script, and without waves', () => {
  const key = 'resource.customizations.health.argoproj.io_Application';
  expect(check(requireApplicationHealth, [early, settings({ [key]: 'return {}' })])).toEqual([]);
  expect(check(requireApplicationHealth, [object('argoproj.io/v1alpha1 Application', 'argocd/mesh', {})])).toEqual([]);
});

test('fails when waves order Applications whose health nobody tells', () => {
  expect(check(requireApplicationHealth, [early, settings({})])).toMatchInlineSnapshot(`
    [
      "Application argocd/mesh metadata.annotations["argocd.argoproj.io/sync-wave"]: the wave -10 orders nothing: Argo CD sees no health of Applications by itself, so that the next wave begins while this one still starts. Write resource.customizations.health.argoproj.io_Application in argocd-cm, or take the wave away.",
    ]
  `);
  expect(check(requireApplicationHealth, [early])).toHaveLength(1);
});
