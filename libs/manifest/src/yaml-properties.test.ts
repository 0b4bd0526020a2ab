import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { printYaml } from './yaml.ts';
import { findUnprintable } from './yaml-refuse.ts';

/** Read as Kubernetes does: no merge keys, and (as in every reader) no duplicate keys. */
function read(text: string, version: '1.1' | '1.2'): unknown {
  return parse(text, { version, merge: false });
}

/** The value through YAML, in the places a value can stand in. */
function expectRoundTrip(value: unknown): void {
  for (const placed of [value, { key: value }, [value, value], [{ a: value, b: [value] }]]) {
    const text = printYaml(placed);
    expect(read(text, '1.1')).toEqual(placed);
    expect(read(text, '1.2')).toEqual(placed);
  }
}

const text = (alphabet: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength });
const alphabets = {
  'of numbers': text('+-._eExXoObB0123456789:,', 7),
  'of few numbers': text('+-.e01:_', 6),
  'of words': fc.mixedCase(
    fc.stringMatching(/^[-+.]?(y|n|yes|no|on|off|true|false|null|nan|inf|infinity|<<|=|~)[:#]?$/),
  ),
  'of dates': fc.stringMatching(/^\d{4}-\d\d?-\d\d?([Tt ]+\d\d?:\d\d:\d\d(\.\d)?( ?Z| ?[-+]\d\d?(:\d\d)?)?)?$/),
  'of marks': text('-?:,[]{}#&*!|>\'"%@`~=<.\\/ ab1', 8),
  'of lines': text('ab:#-|> \n\n\n\t', 12),
  'of white space': text('a \t\n\r\u0085\u00a0\u2028\u2029\ufeff\u200b\u3000', 8),
  'of all characters': fc.string({ unit: 'binary', maxLength: 20 }),
  'of all letters': fc.string({ unit: 'grapheme', maxLength: 20 }),
};

describe('what is printed is read back as the same value, in YAML 1.1 and in YAML 1.2', { timeout: 60_000 }, () => {
  test.each(Object.entries(alphabets))('text %s', (_, strings) => {
    fc.assert(fc.property(strings, expectRoundTrip), { numRuns: 1500 });
  });

  test.each(Object.entries(alphabets))('keys %s', (_, strings) => {
    const maps = fc.dictionary(strings, fc.constantFrom(1, 'a', { b: [] }), { maxKeys: 4, noNullPrototype: true });
    fc.assert(fc.property(maps, expectRoundTrip), { numRuns: 400 });
  });

  test('numbers', () => {
    const numbers = fc.oneof(
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e9, min: -1e9 }),
    );
    fc.assert(
      fc.property(numbers, (number) => expectRoundTrip(number === 0 ? 0 : number)),
      { numRuns: 2000 },
    );
  });

  test('any data that JSON can carry, nested', () => {
    const strings = fc.oneof(...Object.values(alphabets));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        strings,
        fc.constantFrom(null, true, false, 0, 1.5),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(strings, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(fc.property(tree, expectRoundTrip), { numRuns: 800 });
  });
});

describe('the text of a value', { timeout: 60_000 }, () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  });

  test('exists unless something in the value is refused, and then the error names it', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const problems = findUnprintable(value);
        if (problems.length > 0) expect(() => printYaml(value)).toThrow(problems[0]?.message);
        else expect(printYaml(value)).toMatch(/[^\n]\n+$/);
      }),
      { numRuns: 3000 },
    );
  });

  test('does not depend on the order in which fields were set', () => {
    const fields = fc.uniqueArray(fc.tuple(fc.string(), fc.integer()), { selector: ([key]) => key });
    fc.assert(
      fc.property(fields, (entries) => {
        const backwards = Object.fromEntries(entries.toReversed());
        expect(printYaml(backwards)).toBe(printYaml(Object.fromEntries(entries)));
      }),
    );
  });

  test('has no line that ends in white space, no tab and no carriage return', () => {
    fc.assert(
      fc.property(fc.oneof(...Object.values(alphabets)), (string) => {
        expect(printYaml({ key: [string] })).not.toMatch(/[ \t\r]\n|[\t\r]/);
      }),
      { numRuns: 3000 },
    );
  });
});
