import { expect, test } from 'vitest';
import { runProgram } from './run-program.ts';

test('a program that ends without reading its input is judged by its exit code, not by the closed pipe', async () => {
  await expect(runProgram('true', [], { cwd: '.', input: 'x'.repeat(10_000_000) })).resolves.toBe('');
});
