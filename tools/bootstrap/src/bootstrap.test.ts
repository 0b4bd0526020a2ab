import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { afterEach, expect, test, vi } from 'vitest';
import { main } from './bootstrap.ts';
import { installed } from './installed.ts';
import { steps } from './steps.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Runs the command; returns what it said, and its exit code. */
async function said(...words: string[]) {
  const lines: string[] = [];
  const keep = (text: unknown) => lines.push(`${text}`) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  const exitCode = await main(words);
  return { exitCode, text: lines.join('') };
}

/** Puts stand-ins for helm and kubectl first in the PATH, which write down how they were called and what they read. */
function programs(refusing?: string): { readonly log: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  const log = join(folder, 'log');
  writeFileSync(log, '');
  mkdirSync(join(folder, 'bin'));
  for (const name of ['helm', 'kubectl']) {
    const file = join(folder, 'bin', name);
    const end = name === refusing ? `echo 'no such context' >&2; exit 1` : `echo 'made by ${name}'`;
    const reads = 'for word; do [ "$word" = - ] && { printf "  reads "; head -c 40; echo; } >> "$LOG"; done';
    writeFileSync(file, `#!/bin/sh\necho "${name} $*" | cut -c -70 >> "$LOG"\n${reads}\n${end}\n`);
    chmodSync(file, 0o755);
  }
  vi.stubEnv('LOG', log);
  vi.stubEnv('PATH', `${join(folder, 'bin')}:${process.env['PATH']}`);
  return { log: () => readFileSync(log, 'utf8') };
}

test('a region is brought up by seven steps, of which each is written out before it is done', async () => {
  const { exitCode, text } = await said('us-east-1');
  expect(exitCode).toBe(0);
  const shown = text.replaceAll(/echo '.*' \|/g, "echo '…' |");
  await expect(shown).toMatchFileSnapshot('../golden/us-east-1.txt');
});

test('what Argo CD’s pods need stands before them: their namespace is closed but for it', () => {
  const { surroundings } = installed(repositoryRoot, 'us-east-1');
  expect(surroundings.map((file) => file.split('/').at(-1))).toEqual([
    'Namespace__argocd.yaml',
    'NetworkPolicy.networking.k8s.io_argocd_allow-dns.yaml',
    'NetworkPolicy.networking.k8s.io_argocd_default-deny.yaml',
    'NetworkPolicy.networking.k8s.io_argocd_argo-cd.yaml',
  ]);
});

test('Argo CD is installed as its own Application installs it: taking itself over changes nothing', () => {
  const found = installed(repositoryRoot, 'us-east-1');
  const helm = steps(found, 'us-east-1').find(({ words }) => words[0] === 'helm');
  const { source, destination } = found.application.spec;
  expect(helm?.words).toEqual(expect.arrayContaining([source.targetRevision, destination.namespace]));
  expect(JSON.parse(`${String(helm?.input)}`)).toEqual(source.helm.valuesObject);
});

test('with --apply helm’s objects go to kubectl, and the folder comes when its kinds are served', async () => {
  const { log } = programs();
  const { exitCode } = await said('us-east-1', '--apply');
  expect(exitCode).toBe(0);
  expect(log()).toMatchInlineSnapshot(`
    "kubectl --context us-east-1 apply --server-side --force-conflicts --fi
    helm template argo-cd oci://ghcr.io/argoproj/argo-helm/argo-cd --versi
      reads {"applicationSet":{"replicas":0},"config
    kubectl --context us-east-1 apply --server-side --force-conflicts --na
      reads made by helm

    kubectl --context us-east-1 wait --for=jsonpath={.status.acceptedNames
    kubectl --context us-east-1 wait --for=jsonpath={.status.acceptedNames
    kubectl --context us-east-1 wait --for=condition=Established --timeout
    kubectl --context us-east-1 apply --server-side --force-conflicts --fi
    "
  `);
});

test('a program that refuses ends it with its own words, and nothing after it is run', async () => {
  const { log } = programs('kubectl');
  const { exitCode, text } = await said('us-east-1', '--apply');
  expect(exitCode).toBe(4);
  expect(text).toContain('no such context');
  expect(log()).not.toContain('helm');
});

test('a cluster that is not there is refused with the nearest that is', async () => {
  expect(await said('us-east-2')).toEqual({ exitCode: 2, text: expect.stringContaining('did you mean us-east-1?') });
  expect((await said()).exitCode).toBe(2);
});
