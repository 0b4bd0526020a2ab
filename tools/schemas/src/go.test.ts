import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versions } from '@auditorsec/versions/versions';
import { expect, test } from 'vitest';
import { pins, requireGo } from './go.ts';
import { goPins } from './sources.ts';

test.each(goPins)('tools/go/$graph pins $module at the version of $component in the versions file', (pin) => {
  expect(pins(pin.graph).get(pin.module)).toBe(versions[pin.component]);
});

test('the staging modules of Kubernetes are those of the same release', () => {
  const staging = [...pins('kube')].filter(([module]) => /^k8s\.io\/(api|apiserver|client-go)$/.test(module));
  expect(staging.map(([, version]) => version)).toEqual(staging.map(() => versions.kubernetes.replace(/^1\./, '0.')));
  expect(staging).toHaveLength(3);
});

test('a machine without Go is told what to install', async () => {
  await expect(requireGo('types', 'no-such-go')).rejects.toThrowErrorMatchingInlineSnapshot(
    `[UserError: Go 1.26 or newer is needed to build tools/go/types, and no \`go\` was found on PATH. Install it from https://go.dev/dl/, see that \`go version\` says so, and run \`npm run tools\`.]`,
  );
});

test('a Go that is too old is named, with what is needed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'go-test-'));
  const go = join(folder, 'go');
  writeFileSync(go, '#!/bin/sh\necho go1.19.8\n');
  chmodSync(go, 0o755);
  await expect(requireGo('types', go)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[UserError: Go 1.26 or newer is needed to build tools/go/types; found go1.19.8. Install it from https://go.dev/dl/, see that \`go version\` says so, and run \`npm run tools\`.]`,
  );
  rmSync(folder, { recursive: true });
});
