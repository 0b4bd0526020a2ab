import { objectName } from '@auditorsec/manifest/patch';
import type { FileSpec } from '@auditorsec/manifest/types';
import { suggest } from '@auditorsec/problem/suggest';
import { UserError } from '@auditorsec/problem/user-error';

/**
 * The files that a person means by a path below the repository or `generated/`, or by `Kind/name` or `Kind/namespace/name`. Throws a
 * `UserError` that names the nearest for what isn't rendered.
 */
export function targets(word: string, files: readonly FileSpec[]): FileSpec[] {
  if (word.endsWith('.yaml')) return byPath(word, files);
  const [kind = '', ...name] = word.split('/');
  const wanted = files.filter(({ object }) => named(object, kind, name));
  if (wanted.length > 0) return wanted;
  throw unknown(
    'object',
    word,
    files.map(({ object }) =>
      name.length > 1 ? objectName(object).replace(' ', '/') : `${object.kind}/${object.metadata.name}`,
    ),
  );
}

function byPath(word: string, files: readonly FileSpec[]): FileSpec[] {
  const path = word.slice(word.lastIndexOf('generated/') + (word.includes('generated/') ? 'generated/'.length : 1));
  const wanted = files.filter((file) => file.path === path);
  if (wanted.length > 0) return wanted;
  throw unknown(
    'file',
    `generated/${path}`,
    files.map((file) => `generated/${file.path}`),
  );
}

function named({ kind, metadata }: FileSpec['object'], wanted: string, name: readonly string[]): boolean {
  if (kind.toLowerCase() !== wanted.toLowerCase()) return false;
  const [last, namespace] = name.toReversed();
  return metadata.name === last && (namespace === undefined || metadata.namespace === namespace);
}

/** There are too many to list. */
function unknown(what: string, word: string, choices: readonly string[]): UserError {
  const nearest = suggest(word, choices);
  return new UserError(
    `No ${what} ${word} is rendered from this config.${nearest ? ` Did you mean ${nearest}?` : ''}\nSee --help.`,
    2,
  );
}
