import { dirname, posix } from 'node:path';

/** What has to be known of a project to tell that an import leads to it. */
export interface IndexedProject {
  readonly name: string;
  /** Folder, relative to the root of the repository. */
  readonly root: string;
}

/** Finds the project behind an import or a file. Packages of this repository are projects of the same name. */
export class ProjectIndex<P extends IndexedProject> {
  readonly #byName: ReadonlyMap<string, P>;
  readonly #byRoot: ReadonlyMap<string, P>;

  constructor(projects: readonly P[]) {
    this.#byName = new Map(projects.map((project) => [project.name, project]));
    this.#byRoot = new Map(projects.map((project) => [project.root, project]));
  }

  /** The innermost project that holds a file, by its path in the repository. */
  owner(file: string): P | undefined {
    for (let folder = dirname(file); folder !== '.' && folder !== '/'; folder = dirname(folder)) {
      const project = this.#byRoot.get(folder);
      if (project) return project;
    }
    return undefined;
  }

  /** The project that `specifier` leads to from `file`; undefined for npm packages and built-in modules. */
  target(file: string, specifier: string): P | undefined {
    if (specifier.startsWith('.')) return this.owner(posix.join(dirname(file), specifier));
    return this.#byName.get(packageName(specifier));
  }
}

/** `@scope/name` or `name` of an import such as `@scope/name/path`. */
export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
