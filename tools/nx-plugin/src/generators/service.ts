import { notThere } from '@auditorsec/problem/user-error';
import type { Tree } from '@nx/devkit';
import { camelCase } from './camel-case.ts';
import { PLACEHOLDER, toldPlaceholders } from './placeholder.ts';
import { edited, formatted, read } from './text.ts';

interface Options {
  readonly name: string;
  readonly from: string;
}

const LEAST = 'min: 2, max: 2';

/**
 * `npx nx g @auditorsec/nx-plugin:service report-api --from=ci-failure-agent`: the package of another app under its own name, installed beside that one
 * wherever it runs, with two pods. Which image it runs is marked TODO; no route leads to it yet.
 */
export default function service(tree: Tree, { name, from }: Options): () => void {
  const apps = tree.children('apps').filter((app) => tree.exists(`apps/${app}/src/${app}.ts`));
  if (!apps.includes(from)) throw new Error(notThere('app', from, apps));
  if (tree.exists(`apps/${name}`)) throw new Error(`There is an app ${name} already: apps/${name}`);
  const files = filesBelow(tree, `apps/${from}`);
  for (const file of files) tree.write(renamed(file, from, name), renamed(read(tree, file), from, name));
  const clusters = tree.children('clusters').map((cluster) => `clusters/${cluster}/cluster.ts`);
  const installed = clusters.filter((file) => tree.exists(file) && install(tree, file, from, name));
  return () => {
    formatted(tree.root, [`apps/${name}`, ...installed]);
    process.stdout.write('\nFirst: npm install, which links the new package.\n');
    toldPlaceholders(tree.root, installed);
  };
}

function filesBelow(tree: Tree, folder: string): string[] {
  return tree.children(folder).flatMap((entry) => {
    const path = `${folder}/${entry}`;
    if (entry === 'node_modules') return [];
    return tree.isFile(path) ? [path] : filesBelow(tree, path);
  });
}

/** In both ways that code writes a name. */
function renamed(text: string, from: string, name: string): string {
  return text.replaceAll(from, name).replaceAll(camelCase(from), camelCase(name));
}

/** Installs the copy after its model, in clusters that have that. */
function install(tree: Tree, file: string, from: string, name: string): boolean {
  const text = read(tree, file);
  const [call] =
    new RegExp(`(?<=\\n) {4}${camelCase(from)}\\(\\{(?:\\}\\)|\\n[\\s\\S]*?\\n {4}\\}\\)),\\n`).exec(text) ?? [];
  const [line] = new RegExp(`import \\{ ${camelCase(from)} \\} .*\\n`).exec(text) ?? [];
  if (call === undefined || line === undefined) return false;
  const own = renamed(call, from, name)
    .replace(/(image:\s+)'[^']*'/, `$1'${PLACEHOLDER}'`)
    .replace(/min: \d+, max: \d+/, LEAST);
  edited(tree, file, call, call + own);
  edited(tree, file, line, line + renamed(line, from, name));
  return true;
}
