import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireManifestPaths } from './require-manifest-paths.ts';

const application = (source: object, paths?: string) =>
  object(
    'argoproj.io/v1alpha1 Application',
    'argocd/shop',
    { source },
    {
      ...(paths && { annotations: { 'argocd.argoproj.io/manifest-generate-paths': paths } }),
    },
  );
const folder = { path: 'generated/us-east-1/shop' };

test('passes with the folder itself, from the root or as a dot', () => {
  for (const paths of ['/generated/us-east-1/shop', '.'])
    expect(check(requireManifestPaths, [application(folder, paths)])).toEqual([]);
});

test('fails without it, and with another folder', () => {
  expect(check(requireManifestPaths, [application(folder)])).toMatchInlineSnapshot(`
    [
      "Application argocd/shop metadata.annotations["argocd.argoproj.io/manifest-generate-paths"]: every commit of the repository makes Argo CD render this Application again, and one elsewhere hides a change here: nothing says which paths concern it. Write /generated/us-east-1/shop.",
    ]
  `);
  expect(check(requireManifestPaths, [application(folder, '/generated/us-east-1/bank')])).toHaveLength(1);
});

test('a chart has no folder', () => {
  expect(check(requireManifestPaths, [application({ chart: 'keda' })])).toEqual([]);
});
