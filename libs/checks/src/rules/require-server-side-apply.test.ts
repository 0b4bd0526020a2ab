import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { requireServerSideApply } from './require-server-side-apply.ts';

const OPTIONS = 'argocd.argoproj.io/sync-options';
const configMap = (size: number, options?: string) =>
  object('v1 ConfigMap', 'shop/data', 'x'.repeat(size), options ? { annotations: { [OPTIONS]: options } } : {});
const findings = (size: number, options?: string) => check(requireServerSideApply, [configMap(size, options)]);
const LARGE = 256 * 1024;

test('a small object without the option passes, and so does a large one with it, among others', () => {
  expect(findings(1000)).toEqual([]);
  expect(findings(LARGE, 'ServerSideApply=true')).toEqual([]);
  expect(findings(LARGE, 'Prune=false, ServerSideApply=true')).toEqual([]);
});

test('a large object without it fails', () => {
  expect(findings(LARGE)).toMatchInlineSnapshot(`
    [
      "ConfigMap shop/data metadata.annotations["argocd.argoproj.io/sync-options"]: it is larger than the 256 KiB that annotations may have, and Argo CD writes all of it into one: every sync fails with "metadata.annotations: Too long". Set ServerSideApply=true.",
    ]
  `);
  expect(findings(LARGE, 'Prune=false')).toHaveLength(1);
});

test('a small object with it fails', () => {
  expect(findings(1000, 'ServerSideApply=true')).toEqual([expect.stringContaining('though it is small')]);
});

test('the option itself makes no object too large', () => {
  const rest = JSON.stringify(configMap(0)).length + 'kubectl.kubernetes.io/last-applied-configuration\n'.length;
  expect(findings(LARGE - rest)).toEqual([]);
  expect(findings(LARGE - rest, 'ServerSideApply=true')).toHaveLength(1);
});
