/**
 * Characters that a reviewer can't see or that a YAML reader refuses or takes for a line break: controls, NEL, no-break
 * space, soft hyphen, zero-width and bidirectional marks, line and paragraph separators, byte-order marks, tags and lone
 * surrogates. Listed by number, not by Unicode property, so that no Unicode update changes our output.
 */
const HIDDEN_BUT_LF =
  '\\x00-\\x09\\x0b-\\x1f\\x7f-\\xa0\\xad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ud800-\\udfff\\ufeff\\ufff0-\\uffff\\u{e0000}-\\u{e0fff}';
const HIDDEN = `\\n${HIDDEN_BUT_LF}`;

/** Needs no quotes: starts with nothing that YAML gives a meaning, holds no `: `, no ` #`, no hidden character. */
const PLAIN = new RegExp(
  `^(?:[A-Za-z0-9_/$(^]|--(?=[A-Za-z])|[^\\x00-\\x7f${HIDDEN}])(?:[^ :${HIDDEN}]|:(?! |$)| (?!#|$))*$`,
  'u',
);

/**
 * Looks plain but is a boolean, a null, a number, a base-60 number or a date to some reader. Wider than any one reader on
 * purpose: a float of YAML 1.1 has any number of dots, the `yaml` package takes `e10` for one, Go drops `_` before all else.
 */
const AMBIGUOUS = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?[0-9_]+|[0-9][-+0-9._:,e]*|0_*[xob].*|[0-9]{4}-.*)$/i;

/** What a block literal can't carry: a hidden character, a space at a line's end or before the first text, no text. */
const NOT_LITERAL = new RegExp(`[${HIDDEN_BUT_LF}]| (?:\\n|$)|^\\n*(?: |$)`, 'u');

const ESCAPED = new RegExp(`[${HIDDEN}]`, 'u');
const NOT_ESCAPED_BY_JSON = new RegExp(`[${HIDDEN}]`, 'gu');

/** A YAML reader looks for the colon within 1,024 characters; the longest key of Kubernetes has 317 (prefix/name). */
export const MAX_KEY = 1000;

/** The text as the key of a map; nothing where it is too long for one or is not Unicode. */
export function keyText(key: string): string | undefined {
  if (!keys.has(key)) keys.set(key, newKeyText(key));
  return keys.get(key);
}

/** Field names are few, and stand in every object. */
const keys = new Map<string, string | undefined>();

function newKeyText(key: string): string | undefined {
  const text = isPlain(key) ? key : quoted(key);
  return text !== undefined && text.length <= MAX_KEY ? text : undefined;
}

/** The text as a value, its further lines (of a block literal) at `indent`; nothing where it is not Unicode. */
export function stringText(text: string, indent: string): string | undefined {
  if (isPlain(text)) return text;
  return text.includes('\n') && !NOT_LITERAL.test(text) ? literal(text, indent) : quoted(text);
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !AMBIGUOUS.test(text);
}

/** A block literal without its last line end, which the printer writes after every value. */
function literal(text: string, indent: string): string {
  const lines = text.replace(/\n$/, '').replace(/^(?=[^\n])/gm, indent);
  const chomp = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-';
  return `|${chomp}\n${lines}`;
}

/** Single quotes where they save escapes (JSON, regular expressions, PromQL), double quotes for the rest. */
function quoted(text: string): string | undefined {
  if (!text.isWellFormed()) return undefined;
  const json = JSON.stringify(text);
  if (ESCAPED.test(text)) return json.replace(NOT_ESCAPED_BY_JSON, escapeCode);
  return json.length > text.length + 2 ? `'${text.replaceAll("'", "''")}'` : json;
}

function escapeCode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
