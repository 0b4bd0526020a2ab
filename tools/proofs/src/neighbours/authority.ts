import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '@auditorsec/problem/call-site';

const PAGE = join(repositoryRoot, 'docs/mesh-authority.md');

/** Makes a root in a folder of its own, by the command of the page that tells people how. */
export async function makeRoot(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await typed('The root', folder);
  return folder;
}

/** Makes the intermediate of a cluster below a root, by the commands of the page; returns the folder of its four files. */
export async function makeIntermediate(root: string, cluster: string): Promise<string> {
  await typed('An intermediate', root, { cluster });
  return join(root, cluster);
}

/** Runs the first commands of a section, as somebody types them. */
async function typed(section: string, cwd: string, env: Record<string, string> = {}): Promise<void> {
  const [, commands] =
    new RegExp(`^## ${section}$[^]*?^\`\`\`sh$([^]*?)^\`\`\`$`, 'm').exec(readFileSync(PAGE, 'utf8')) ?? [];
  if (commands === undefined) throw new Error(`docs/mesh-authority.md has no commands in a section ${section}`);
  await promisify(execFile)('sh', ['-euc', commands], {
    cwd,
    env: { ...process.env, ROOT_PASSPHRASE: 'of a proof', ...env },
  });
}
