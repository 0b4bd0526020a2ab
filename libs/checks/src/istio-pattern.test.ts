import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, matchPatterns, overlaps, type Pattern, policyPattern, printPattern } from './istio-pattern.ts';

const text = fc.string({ unit: fc.constantFrom('/', 'a', 'b'), maxLength: 4 });
const pattern: fc.Arbitrary<Pattern> = fc.record({ kind: fc.constantFrom('exact', 'prefix', 'suffix'), text });

function contains({ kind, text }: Pattern, value: string): boolean {
  if (kind === 'exact') return value === text;
  return kind === 'suffix' ? value.endsWith(text) : value.startsWith(text);
}

/** Strings that make a difference: what each pattern holds, and longer ones that begin or end with them. */
function witnesses(a: Pattern, b: Pattern): string[] {
  const texts = [a.text, b.text, `${a.text}${b.text}`, `${b.text}${a.text}`];
  return texts.flatMap((value) => [value, `${value}c`, `c${value}`, `${a.text}c${value}`, `${value}c${b.text}`]);
}

describe('patterns of Istio', () => {
  test('two sets overlap when, and only when, some string is in both', () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        expect(overlaps(a, b)).toBe(witnesses(a, b).some((value) => contains(a, value) && contains(b, value)));
      }),
    );
  });

  test('a set covers another when, and only when, each string of the other is in it', () => {
    fc.assert(
      fc.property(pattern, pattern, (wide, narrow) => {
        const inside = witnesses(wide, narrow).filter((value) => contains(narrow, value));
        expect(covers(wide, narrow)).toBe(inside.every((value) => contains(wide, value)));
      }),
    );
  });

  test.each(['*', '/api/*', '*.json', '/api/v1'])('what a policy writes is printed as written: %s', (value) => {
    expect(printPattern(policyPattern(value))).toBe(value);
  });

  test('an alternative of words gives one pattern each', () => {
    expect(matchPatterns({ regex: 'GET|HEAD' }).map(printPattern)).toEqual(['GET', 'HEAD']);
  });

  test.each([
    ['/api/v1/.*', '/api/v1/*'],
    ['/orders?', '/order*'],
    ['/a|/b', '*'],
    ['/items/[0-9]+', '/items/*'],
  ])('of a regular expression the literal beginning is known: %s', (regex, known) => {
    expect(matchPatterns({ regex }).map(printPattern)).toEqual([known]);
  });

  test('a path template is known up to its first operator, and gets the benefit of the doubt', () => {
    const template = policyPattern('/api/{*}/items');
    expect(overlaps(template, policyPattern('/api/*'))).toBe(true);
    expect(covers(template, policyPattern('/api/v1/items'))).toBe(true);
    expect(covers(template, policyPattern('/health'))).toBe(false);
  });
});
