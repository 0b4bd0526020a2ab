import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import { UserError } from '@auditorsec/problem/user-error';

/** A committed file of `generated/`, by its path below that folder. */
export interface ManifestText {
  readonly path: string;
  readonly text: string;
}

/**
 * The objects that files of a commit, or of a folder (`place` empty), hold; their source is the file itself. Throws a `UserError`
 * that names every file which holds no object. The YAML reader is loaded only when there is something to read.
 */
export async function readManifests(place: string, texts: readonly ManifestText[]): Promise<FileSpec[]> {
  if (texts.length === 0) return [];
  const { parseDocument } = await import('yaml');
  const read = readOnce((text) => {
    const document = parseDocument(text);
    const [error] = document.errors;
    if (error) return error.message.split(':\n')[0] ?? '';
    const object = document.toJS() as KubeObject | null;
    return object?.kind && object.metadata?.name ? object : 'no Kubernetes object';
  });
  const unreadable: string[] = [];
  const files = texts.flatMap(({ path, text }): FileSpec[] => {
    const file = place ? `${place}:generated/${path}` : `generated/${path}`;
    const object = read(text);
    if (typeof object === 'string') {
      unreadable.push(`${file}: ${object}`);
      return [];
    }
    const [cluster = '', app = ''] = path.split('/');
    return [{ cluster, app, path, object, source: { config: file, block: file } }];
  });
  if (unreadable.length === 0) return files;
  const remedy = place ? 'Compare with another commit, or mend them there' : 'Make them anew: npm run generate';
  throw new UserError(`${unreadable.join('\n')}\nThese files hold no manifest. ${remedy}.`);
}

/** Clusters share most objects: but for the first line, which names the cluster, their texts are equal. */
function readOnce<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const anywhere = text.replace(/^#.*/, '#');
    const value = known.get(anywhere) ?? read(anywhere);
    known.set(anywhere, value);
    return value;
  };
}
