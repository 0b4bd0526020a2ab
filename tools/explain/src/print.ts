import { objectName } from '@auditorsec/manifest/patch';
import type { FileSpec } from '@auditorsec/manifest/types';
import type { Origins } from './origins.ts';

/** What is known of one object. */
export interface Explained {
  readonly file: FileSpec;
  readonly rules: readonly string[];
  /** Absent where nobody asked for fields. */
  readonly origins?: Origins | undefined;
}

/** How many fields of one value are named. */
const MOST_FIELDS = 8;

/** For a person. */
export function explainedText({ file, rules, origins }: Explained): string {
  const { cluster, app, path, object, source } = file;
  const lines = [
    `${objectName(object)} of ${cluster}`,
    `  file       generated/${path}`,
    `  made by    ${source.block}`,
    `  app        apps/${app}, installed at ${source.config}`,
    ...(rules.length > 0
      ? ['  judged by', ...rules.map((rule) => `             docs/checks/${rule}.md`)]
      : ['  judged by  no rule looks into it']),
  ];
  if (!origins) lines.push('  fields     add --fields to see which value of the config each follows from');
  else lines.push('  follows from', ...originLines(origins));
  return lines.join('\n');
}

function originLines({ origins, untried }: Origins): string[] {
  const found = origins.flatMap(({ place, field, value, fields }) => [
    `    ${place}  ${field} = ${JSON.stringify(value)}`,
    ...fields.slice(0, MOST_FIELDS).map((name) => `        ${name}`),
    ...(fields.length > MOST_FIELDS ? [`        and ${fields.length - MOST_FIELDS} more fields`] : []),
  ]);
  const rest = found.length === 0 ? ['    no single value: the block decides all of it'] : [];
  const unknown =
    untried.length > 0 ? [`    not tried, as no other value of the form is accepted: ${untried.join(', ')}`] : [];
  return [...found, ...rest, ...unknown];
}
