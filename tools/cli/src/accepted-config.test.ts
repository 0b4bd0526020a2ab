import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ClusterObjects } from '@auditorsec/checks/objects';
import { rules } from '@auditorsec/checks/registry';
import { runRules } from '@auditorsec/checks/run';
import { validateFiles } from '@auditorsec/schemas/validate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { render } from './render.ts';
import { acceptedConfig, toConfig } from './testing/arbitrary-config.ts';

test('whatever the config schemas accept passes every rule', async () => {
  await fc.assert(
    fc.asyncProperty(acceptedConfig(3), async (description) => {
      const { clusters } = await render(toConfig(description));
      const head = clusters.map(({ name, files }) => new ClusterObjects(name, files));
      const findings = runRules(rules, ['cluster', 'fleet', 'change'], { head, base: head });
      expect(findings.map(({ rule, object, message }) => `${rule} ${object}: ${message}`)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('whatever the config schemas accept is valid to the real schemas, CEL rules and types', async () => {
  const seed = Date.now();
  const texts = new Set<string>();
  for (const description of fc.sample(acceptedConfig(2), { numRuns: 50, seed })) {
    const { clusters } = await render(toConfig(description));
    for (const cluster of clusters) for (const text of cluster.texts.values()) texts.add(text.replace(/^#.*\n/, ''));
  }
  const folder = mkdtempSync(join(tmpdir(), 'auditorsec-accepted-'));
  const files = [...texts].map((text, index) => {
    const file = `${Math.floor(index / 100)}/${index}.yaml`;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
    return file;
  });
  const { problems } = await validateFiles(folder, files, { progress: () => {} });
  rmSync(folder, { recursive: true });
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect(files.length).toBeGreaterThan(500);
});
