import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { check } from '../check.ts';
import { argoCdProgram } from '../parts/cluster-programs.ts';
import type { Proof } from '../session.ts';

const CASES = join(repositoryRoot, 'apps/delivery/health-cases');
const SETTINGS = join(repositoryRoot, 'generated/us-east-1/delivery/ConfigMap_argocd_argocd-cm.yaml');

/** Argo CD's own reading of the health of objects, with the settings that we generate: an object a case, whose first line says what it is. */
export const health: Proof = {
  name: 'health',
  about: 'Argo CD tells the health of kinds that it does not know by our scripts, and of the others by its own',
  run: async (session) => {
    const program = await argoCdProgram(session.progress);
    for (const file of readdirSync(CASES)) {
      const path = join(CASES, file);
      const [, wanted = '', why = ''] = /^# (\w+): (.+)/.exec(readFileSync(path, 'utf8')) ?? [];
      const judge = check(`${file.replace('.yaml', '')}: ${why}`, () => judged(program, path, wanted));
      if (session.wants(judge.name)) await session.check(judge, undefined);
    }
  },
};

async function judged(program: string, path: string, wanted: string): Promise<string> {
  const words = ['admin', 'settings', 'resource-overrides', 'health', path, '--argocd-cm-path', SETTINGS];
  const { stdout } = await promisify(execFile)(program, words, {
    env: { ...process.env, ARGOCD_BINARY_NAME: 'argocd' },
  });
  const [, status = 'nothing', message = ''] = /STATUS: (.*)\nMESSAGE: (.*)/.exec(stdout) ?? [];
  if (status !== wanted) throw new Error(`it is ${status} (${message}), and should be ${wanted}`);
  return `${status} ${message}`.trim();
}
