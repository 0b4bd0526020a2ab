import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from './imports.ts';
import type { LayeredProject, ProjectImport } from './layers.ts';
import { ProjectIndex } from './project-index.ts';

/** Every import of one project by a file of another, tests included. */
export function readImports(root: string, projects: readonly LayeredProject[]): ProjectImport[] {
  const index = new ProjectIndex(projects);
  const files = projects.flatMap(({ root: folder }) => globSync(`${folder}/**/*.{ts,mjs}`, { cwd: root }));
  return [...new Set(files)]
    .filter((file) => !file.includes('node_modules/'))
    .sort()
    .flatMap((file) => {
      const from = index.owner(file);
      const targets = importsOf(file, readFileSync(join(root, file), 'utf8')).map((path) => index.target(file, path));
      return targets.flatMap((to) => (from && to && from !== to ? [{ file, from: from.name, to: to.name }] : []));
    });
}
