import { firstFrame } from '@auditorsec/problem/call-site';
import type { Problem } from '@auditorsec/problem/problem';
import type { z } from 'zod';
import type { InstalledApp } from './app.ts';
import { explain, formatPath, type Mistake } from './explain.ts';
import { locate } from './locate.ts';

/** The call in whose argument a mistake stands: the only one of a name in a file, or whatever is called on a line. */
export interface Place {
  readonly file: string;
  readonly callee?: string;
  readonly line?: number;
  /** What the field's path begins with in messages. */
  readonly prefix?: string;
}

export const FLEET: Place = { file: 'clusters/fleet.ts', callee: 'defineFleet' };

/** The file of a cluster, in whichever checkout it lies. */
export const CLUSTER_FILE = /(^|\/)clusters\/[^/]+\/cluster\.ts$/;

export function clusterPlace(folder: string): Place {
  return { file: `clusters/${folder}/cluster.ts`, callee: 'defineCluster' };
}

export function appPlace(cluster: Place, { definition, trace }: InstalledApp): Place {
  const { line } = firstFrame(trace, CLUSTER_FILE);
  return { file: cluster.file, ...(line > 0 && { line }), prefix: definition.name };
}

/** Gathers mistakes, so that one run shows them all, and finds their places once there are any. */
export class Mistakes {
  readonly #found: { readonly place: Place; readonly mistake: Mistake }[] = [];

  get some(): boolean {
    return this.#found.length > 0;
  }

  add(place: Place, path: readonly PropertyKey[], what: Omit<Mistake, 'path' | 'field'>): void {
    this.#found.push({ place, mistake: { path, field: formatPath(path), ...what } });
  }

  addAll(place: Place, schema: z.ZodType, input: unknown, error: z.ZodError): void {
    for (const mistake of explain(schema, input, error)) this.#found.push({ place, mistake });
  }

  /** The mistakes with their places in the files below `root`. */
  async problems(root: string): Promise<Problem[]> {
    return Promise.all(
      this.#found.map(async ({ place: { file, callee, line, prefix }, mistake: { path, field, ...what } }) => ({
        place: await locate(root, file, callee, line, path),
        field: [prefix, field].filter(Boolean).join('.') || 'default export',
        ...what,
      })),
    );
  }
}
