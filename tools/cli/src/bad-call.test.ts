import { afterAll, expect, test } from 'vitest';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const called = (...words: string[]) => refused(box, () => {}, words, 2);

test('an unknown command', () => {
  expect(called('genrate')).toMatchInlineSnapshot(`
    "There is no command genrate. There are generate, check, validate, verify, drift; did you mean generate?
    "
  `);
  expect(called('constructor')).toContain('There is no command constructor.');
});

test('an unknown option', () => {
  expect(called('generate', '--forse')).toMatchInlineSnapshot(`
    "There is no option --forse. There are --json, --force, --base, --root, --help; did you mean --force?
    See --help.
    "
  `);
});

test('an option without its value', () => {
  expect(called('check', '--base')).toMatchInlineSnapshot(`
    "Option '--base' argument is ambiguous.
    Did you forget to specify the option argument for '--base'?
    To specify an option argument starting with a dash use '--base=-XYZ'.
    See --help.
    "
  `);
});

test('unknown clusters, told by every command', () => {
  const message = called('generate', 'us-esat-1', 'mars');
  expect(message).toMatchInlineSnapshot(`
    "There is no cluster us-esat-1. There are ap-southeast-1, eu-west-1, staging, us-east-1; did you mean us-east-1?
    There is no cluster mars. There are ap-southeast-1, eu-west-1, staging, us-east-1
    "
  `);
  for (const command of ['check', 'drift', 'validate']) expect(called(command, 'us-esat-1', 'mars')).toBe(message);
});

test('a base that is no commit', () => {
  expect(called('check', '--base', 'orign/main')).toMatchInlineSnapshot(`
    "There is no commit orign/main to compare with; name one with --base
    "
  `);
  expect(called('generate', '--base', 'orign/main')).toContain('orign/main');
});
