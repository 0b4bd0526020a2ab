import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import { UserError } from '@auditorsec/problem/user-error';

/** A committed file of `generated/`, by its path below that folder. */
export interface ManifestText {
  readonly path: string;
  readonly text: string;
}

/**
 * The objects that files of a commit, or of a folder (`place`), hold; their source is the file itself. Throws a `UserError` that
 * names every file which holds no object. The YAML reader is loaded only when there is something to read.
 */
export async function readManifests(place: string, texts: readonly ManifestText[]): Promise<FileSpec[]> {
  if (texts.length === 0) return [];
  const { parseDocument } = await import('yaml');
  const unreadable: string[] = [];
  const files = texts.map(({ path, text }): FileSpec => {
    const file = place ? `${place}:generated/${path}` : `generated/${path}`;
    const document = parseDocument(text);
    const [error] = document.errors;
    const object = error ? undefined : (document.toJS() as KubeObject | null);
    if (error) unreadable.push(`${file}: ${error.message.split('\n')[0]}`);
    else if (!object?.kind || !object.metadata?.name) unreadable.push(`${file}: no Kubernetes object`);
    const [cluster = '', app = ''] = path.split('/');
    return { cluster, app, path, object: object as KubeObject, source: { config: file, block: file } };
  });
  if (unreadable.length === 0) return files;
  const remedy = place
    ? 'Name a later commit to compare with, or mend them there: npm run generate'
    : 'Make them anew: npm run generate';
  throw new UserError(`${unreadable.join('\n')}\nThese files hold no manifest. ${remedy}`);
}
