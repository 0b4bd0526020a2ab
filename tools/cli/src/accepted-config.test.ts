import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ClusterObjects } from '@auditorsec/checks/objects';
import { rules } from '@auditorsec/checks/registry';
import { runRules } from '@auditorsec/checks/run';
import type { Fleet } from '@auditorsec/config/fleet';
import { ConfigError } from '@auditorsec/problem/problem';
import { validateFiles } from '@auditorsec/schemas/validate';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { render } from './render.ts';
import { acceptedConfig, toConfig } from './testing/arbitrary-config.ts';

// Hundreds of fleets are rendered and judged, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

/** Clusters that have different apps are accepted, and told apart by this rule. */
const PARITY = 'match-regions';
/** What they ask for stands in apps that these configs leave out: keys and volumes, health checks of DNS, stores of secrets, signatures. */
const ELSEWHERE = ['require-encrypted-stores', 'require-modern-tls', 'require-secret-source', 'require-signed-images'];
const judging = rules.filter(({ name }) => name !== PARITY && !ELSEWHERE.includes(name));

test('whatever the config schemas accept passes every rule but that of equal regions and those of other apps', async () => {
  await fc.assert(
    fc.asyncProperty(acceptedConfig(3), async (description) => {
      const { clusters } = await render(toConfig(description));
      const head = clusters.map(({ name, files }) => new ClusterObjects(name, files));
      const findings = runRules(judging, ['cluster', 'fleet', 'change'], { head, base: head });
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

/** One mistake in a fleet that was right, each in another part of it. */
const mistakes: Record<string, (fleet: Fleet) => unknown> = {
  activeCluster: (fleet) => ({ ...fleet, activeCluster: 'nobody' }),
  'admin.networks': (fleet) => ({ ...fleet, admin: { ...fleet.admin, networks: ['0.0.0.0/0'] } }),
  clusters: (fleet) => ({ ...fleet, clusters: {} }),
  'hosts.api': (fleet) => ({ ...fleet, hosts: { ...fleet.hosts, api: 'https://a.example' } }),
  hots: (fleet) => ({ ...fleet, hots: fleet.hosts }),
  routes: (fleet) => ({ ...fleet, routes: [...fleet.routes, ...fleet.routes] }),
  'targets.latency': (fleet) => ({ ...fleet, targets: { ...fleet.targets, latency: '100' } }),
  'tokens.issuer': (fleet) => ({ ...fleet, tokens: { ...fleet.tokens, issuer: 'a.example' } }),
};

test('whatever the config schemas refuse renders nothing, and says where the mistake stands', async () => {
  await fc.assert(
    fc.asyncProperty(
      acceptedConfig(2),
      fc.constantFrom(...Object.entries(mistakes)),
      async (right, [field, mistake]) => {
        const wrong = { ...right, fleet: mistake(right.fleet as Fleet) };
        const error = await render(toConfig(wrong)).catch((error: unknown) => error);
        if (!(error instanceof ConfigError)) throw new Error('rendered', { cause: error });
        expect(error.problems).toContainEqual(
          expect.objectContaining({
            place: 'clusters/fleet.ts',
            field: expect.stringContaining(field),
            allowed: expect.stringMatching(/./),
          }),
        );
      },
    ),
  );
});
