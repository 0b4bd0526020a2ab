import { expect, test } from 'vitest';
import { markdownTable } from './markdown-table.ts';

test('what would end a cell or a row early is written so that it does not', () => {
  const table = markdownTable(['what', 'why'], [['a|b', 'one\ntwo']]);
  expect(table).toBe('| what | why |\n| --- | --- |\n| a\\|b | one<br>two |');
});
