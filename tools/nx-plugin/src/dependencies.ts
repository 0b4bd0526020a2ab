import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CreateDependencies, DependencyType } from '@nx/devkit';
import { importsOf, isTestFile } from './imports.ts';
import { ProjectIndex, packageName } from './project-index.ts';

/**
 * The edges of the project graph: what each file imports, of this repository and of npm. Nx's own analysis needs the
 * compiler API that TypeScript 7 no longer has. Tests are left out: they make nothing that a target depends on.
 */
export const createDependencies: CreateDependencies = (
  _options,
  { projects, externalNodes, filesToProcess, workspaceRoot },
) => {
  const index = new ProjectIndex(Object.entries(projects).map(([name, { root }]) => ({ name, root })));
  const targetOf = (file: string, specifier: string) => {
    const external = `npm:${packageName(specifier)}`;
    return index.target(file, specifier)?.name ?? (external in (externalNodes ?? {}) ? external : undefined);
  };
  return Object.entries(filesToProcess.projectFileMap).flatMap(([source, files]) =>
    files
      .map(({ file }) => file)
      .filter((file) => /\.(ts|mjs)$/.test(file) && !isTestFile(file))
      .flatMap((file) =>
        importsOf(file, readFileSync(join(workspaceRoot, file), 'utf8'))
          .map((specifier) => targetOf(file, specifier))
          .filter((target) => target !== undefined && target !== source)
          .map((target) => ({ source, target: target as string, sourceFile: file, type: DependencyType.static })),
      ),
  );
};
