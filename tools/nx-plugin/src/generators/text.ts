import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';

/** A file that must be there. */
export function read(tree: Tree, file: string): string {
  const text = tree.read(file, 'utf-8');
  if (text === null) throw new Error(`${file} is missing`);
  return text;
}

/** Replaces a text that stands in a file exactly once. */
export function edited(tree: Tree, file: string, from: string, to: string): void {
  const parts = read(tree, file).split(from);
  if (parts.length !== 2)
    throw new Error(`${file} holds ${JSON.stringify(from)} ${parts.length - 1} times; expected once`);
  tree.write(file, parts.join(to));
}

/** Formats files as `npm run format` does, and puts imports in order. */
export function formatted(root: string, files: readonly string[]): void {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  execFileSync(process.execPath, [biome, 'check', '--write', ...files], { cwd: root, stdio: 'pipe' });
}
