/** RE2 writes these otherwise than JavaScript does. */
const spellings: Readonly<Record<string, string>> = { '\\A': '^', '\\z': '$', '(?P<': '(?<' };
/** What only RE2 knows and is not translated: literal quoting, single bytes, POSIX classes, and flags other than i, m and s. */
const foreign = /\\[QC]|\[\[:|\(\?[a-zA-Z]*[^a-zA-Z:<!=]/;
const cache = new Map<string, RegExp>();

/**
 * Compiles a pattern of Go's RE2, which CEL's `matches` takes, as a JavaScript one with the same meaning.
 * Refuses what it cannot translate faithfully: the `u` flag turns every unknown escape into an error.
 */
export function re2(pattern: string): RegExp {
  const known = cache.get(pattern);
  if (known) return known;
  const { flags, rest } = leadingFlags(pattern);
  if (foreign.test(rest)) throw new Error(`the RE2 pattern ${pattern} uses what JavaScript's RegExp does not have`);
  const compiled = new RegExp(translate(rest), `u${flags}`);
  cache.set(pattern, compiled);
  return compiled;
}

/** `(?i)` at the start, also behind `^`, holds for the whole pattern. */
function leadingFlags(pattern: string): { flags: string; rest: string } {
  const [all = '', anchor = '', flags = ''] = /^(\^?)\(\?([ims]+)\)/.exec(pattern) ?? [];
  return { flags, rest: anchor + pattern.slice(all.length) };
}

/** RE2 lets any punctuation be escaped; JavaScript's `u` mode only what has a meaning there, but every character by its code. */
function translate(pattern: string): string {
  return pattern.replace(/\\.|\(\?P</gsu, (token) => {
    if (spellings[token]) return spellings[token];
    const [, character] = /^\\([-!"#%&',:;<=>@_`~ ])$/.exec(token) ?? [];
    return character ? `\\x${character.charCodeAt(0).toString(16)}` : token;
  });
}
