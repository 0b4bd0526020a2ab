import { colour } from '@auditorsec/problem/colour';
import type { Notice } from './notices.ts';

/** For a person: what has no future, how often it is used, and where first. */
export function noticeText(notices: readonly Notice[]): string {
  if (notices.length === 0) return 'Nothing in use is removed or deprecated.';
  return notices.map(notice).join('\n');
}

const tint = { removed: colour.red, deprecated: colour.yellow } as const;

function notice({ verdict, isNew, kind, field, says, files }: Notice): string {
  const what = field ? `${kind} ${field}` : kind;
  const use = `${files.length} ${files.length === 1 ? 'object' : 'objects'}, such as generated/${files[0]}`;
  return `${tint[verdict](verdict.padEnd(10))}  ${what}${isNew ? '' : ' (already before)'}: ${says}\n            ${use}`;
}
