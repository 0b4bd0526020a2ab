/** A set of strings as Istio's matchers describe it. `regex` holds the literal beginning of what can't be decided further. */
export interface Pattern {
  readonly kind: 'exact' | 'prefix' | 'suffix' | 'regex';
  readonly text: string;
}

export const anything: Pattern = { kind: 'prefix', text: '' };

/** A value of an AuthorizationPolicy or a host: exact, `prefix*`, `*suffix`, `*`, or a path template with `{*}`. */
export function policyPattern(value: string): Pattern {
  if (value.includes('{')) return { kind: 'regex', text: value.slice(0, value.indexOf('{')) };
  if (value.startsWith('*')) return value === '*' ? anything : { kind: 'suffix', text: value.slice(1) };
  return value.endsWith('*') ? { kind: 'prefix', text: value.slice(0, -1) } : { kind: 'exact', text: value };
}

/** The StringMatch of a VirtualService; nothing matches everything. A plain alternative (`GET|HEAD`) gives one pattern each. */
export function matchPatterns(match?: { exact?: string; prefix?: string; regex?: string }): readonly Pattern[] {
  if (match?.exact !== undefined) return [{ kind: 'exact', text: match.exact }];
  if (match?.prefix !== undefined) return [{ kind: 'prefix', text: match.prefix }];
  if (match?.regex === undefined) return [anything];
  if (/^\w+(\|\w+)*$/.test(match.regex)) return match.regex.split('|').map((text) => ({ kind: 'exact', text }));
  return [{ kind: 'regex', text: literalBeginning(match.regex) }];
}

function literalBeginning(regex: string): string {
  return regex.includes('|') ? '' : regex.replace(/.?[?*{].*|[.^$+()[\]\\].*/s, '');
}

/** Whether some string may be in both sets. */
export function overlaps(a: Pattern, b: Pattern): boolean {
  if (a.kind === 'exact') return contains(b, a.text);
  if (b.kind === 'exact') return contains(a, b.text);
  if (a.kind === 'suffix' && b.kind === 'suffix') return a.text.endsWith(b.text) || b.text.endsWith(a.text);
  if (a.kind === 'suffix' || b.kind === 'suffix') return true;
  return a.text.startsWith(b.text) || b.text.startsWith(a.text);
}

/** Whether every string of `narrow` is in `wide`; what a regex leaves open counts as yes. */
export function covers(wide: Pattern, narrow: Pattern): boolean {
  if (narrow.kind === 'exact') return contains(wide, narrow.text);
  if (wide.kind === 'regex' || narrow.kind === 'regex') return overlaps(wide, narrow);
  if (wide.kind !== 'exact' && wide.text === '') return true;
  return wide.kind === narrow.kind && contains(wide, narrow.text);
}

function contains({ kind, text }: Pattern, value: string): boolean {
  if (kind === 'exact') return value === text;
  return kind === 'suffix' ? value.endsWith(text) : value.startsWith(text);
}

/** The pattern as people write it. */
export function printPattern({ kind, text }: Pattern): string {
  if (kind === 'exact') return text;
  return kind === 'suffix' ? `*${text}` : `${text}*`;
}
