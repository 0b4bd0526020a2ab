import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(join(repositoryRoot, 'docs/plan', path), 'utf8').split('\n');

/** The lines that each row of the page answers, from and to. */
const answered = read('README.md').flatMap((line) => {
  const [, from, to = from] = /^\| (\d+)(?:-(\d+))? \|/.exec(line) ?? [];
  return from === undefined ? [] : [{ from: Number(from), to: Number(to) }];
});

/** Lines that say something: headings, fences and empty ones don't. */
const said = read('phase-4.md').flatMap((text, index) =>
  /^(#.*|```.*|-+|\s*)$/.test(text) ? [] : [{ line: index + 1, text }],
);

test('every line of the plan has exactly one answer', () => {
  const counts = said.map(({ line, text }) => ({
    line,
    text,
    answers: answered.filter(({ from, to }) => from <= line && line <= to).length,
  }));
  expect(counts.filter(({ answers }) => answers !== 1)).toEqual([]);
});

test('answers are in the order of the plan, and none is beyond it', () => {
  expect(answered.map(({ from }) => from)).toEqual(answered.map(({ from }) => from).toSorted((a, b) => a - b));
  expect(answered.at(-1)?.to).toBeLessThanOrEqual(said.at(-1)?.line ?? 0);
});
