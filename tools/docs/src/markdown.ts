import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';

/** Markdown without its fenced code, where nothing is a link. */
function prose(text: string): string {
  return text.replaceAll(/^```.*?^```$/gms, '');
}

/** The targets of relative links, without their fragments. */
export function relativeLinks(text: string): string[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

/** Paths of this repository that stand in backticks; patterns and placeholders are none. */
export function namedPaths(text: string): string[] {
  return [...prose(text).matchAll(/`((?:apps|clusters|generated|libs|tools)\/[\w./%-]*)(?::\d+)?`/g)].map(
    ([, path = '']) => path,
  );
}

/** What a list item says of a YAML file that it links to: a field's path, and its value or `absent`. */
export interface Citation {
  readonly file: string;
  readonly field: string;
  readonly value: string;
}

/** List items of the form "[name](….yaml): `field: value` `field: value`". */
export function citations(text: string): Citation[] {
  return [...text.matchAll(/^- \[[^\]]+\]\((\S+\.yaml)\):(.+)$/gm)].flatMap(([, file = '', spans = '']) =>
    [...spans.matchAll(/`([^`]+?): ([^`]+)`/g)].map(([, field = '', value = '']) => ({ file, field, value })),
  );
}

/** Whether the object holds what the citation says. */
export function holds(object: unknown, { field, value }: Citation): boolean {
  const keys = [...field.matchAll(/\["([^"]+)"\]|([^.[\]]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const found = keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], object);
  return value === 'absent' ? found === undefined : isDeepStrictEqual(found, parse(value));
}
