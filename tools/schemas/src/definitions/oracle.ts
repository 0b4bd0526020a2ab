import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomKind } from '@auditorsec/custom-kind/kind';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { versions } from '@auditorsec/versions/versions';
import { crdFile, crdUrl, type DefinitionSource } from './sources.ts';

/** A whole CRD, and where it was found. */
export interface FoundCrd {
  readonly text: string;
  readonly from: string;
}

/** Beside the repository: one folder a component, `<name>-<version>` or `<name>-<major>`. */
const beside = join(repositoryRoot, '../shared/crds');

/**
 * Finds the whole CRD of a kind: in the folder that `CRD_DIR` names, else in `../shared/crds` beside the repository, else
 * in its owner's release on GitHub. Refuses when it is in none of them, with what to do.
 */
export async function findCrd(source: DefinitionSource, kind: CustomKind): Promise<FoundCrd> {
  const file = crdFile(kind);
  const named = process.env['CRD_DIR'];
  if (named) {
    const [path] = globSync(`${named}/**/${file}`);
    if (path) return { text: readFileSync(path, 'utf8'), from: named };
    throw new UserError(`CRD_DIR names ${named}, which holds no ${file}`);
  }
  const [path] = existsSync(beside) ? globSync(folders(source).map((folder) => `${beside}/*-${folder}/${file}`)) : [];
  if (path) return { text: readFileSync(path, 'utf8'), from: '../shared/crds' };
  return download(crdUrl(source, kind));
}

function folders({ component }: DefinitionSource): string[] {
  const version = versions[component];
  return [version, version.split('.')[0] ?? version];
}

async function download(url: string): Promise<FoundCrd> {
  const advice = 'Set CRD_DIR to a folder that holds the CRDs of that release.';
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch((error: unknown) => {
    const { message, cause } = error as Error;
    throw new UserError(`${url} can't be had: ${cause instanceof Error ? cause.message : message}. ${advice}`);
  });
  if (!answer.ok) throw new UserError(`${url} answers ${answer.status}. ${advice}`);
  return { text: await answer.text(), from: 'GitHub' };
}
