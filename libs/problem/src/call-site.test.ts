import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { firstFrame, repositoryRoot, trace } from './call-site.ts';

const stack = (...frames: string[]) => ({ stack: ['Error', ...frames.map((frame) => `    at ${frame}`)].join('\n') });
const url = (file: string, root = repositoryRoot) => pathToFileURL(join(root, file)).href;

test('the root of the repository holds its package.json', () => {
  expect(repositoryRoot).toMatch(/\/$/);
  expect(existsSync(join(repositoryRoot, 'package.json'))).toBe(true);
});

test('a trace begins with the line that called the function', () => {
  const api = () => trace(api);
  expect(firstFrame(api())).toMatchObject({ file: 'libs/problem/src/call-site.test.ts' });
});

test('the innermost frame whose file matches is taken', () => {
  const captured = stack(
    `block (${url('libs/workload/src/pod.ts')}:9:3)`,
    `Object.compose (${url('apps/gateway/src/gateway.ts')}:31:5)`,
    `${url('clusters/us-east-1/cluster.ts')}:12:7`,
  );
  expect(firstFrame(captured)).toEqual({ file: 'libs/workload/src/pod.ts', line: 9 });
  expect(firstFrame(captured, /^apps\//)).toEqual({ file: 'apps/gateway/src/gateway.ts', line: 31 });
  expect(firstFrame(captured, /^clusters\//)).toEqual({ file: 'clusters/us-east-1/cluster.ts', line: 12 });
});

test('frames without a file are passed over; without any there is no place', () => {
  expect(firstFrame(stack('Array.map (<anonymous>)', `async Promise.all (index 0)`, `${url('a.ts')}:3:1`))).toEqual({
    file: 'a.ts',
    line: 3,
  });
  expect(firstFrame(stack('Array.map (<anonymous>)'))).toEqual({ file: 'unknown', line: 0 });
  expect(firstFrame({})).toEqual({ file: 'unknown', line: 0 });
});

test('a file outside the repository keeps its whole path', () => {
  expect(firstFrame(stack(`${url('b.ts', '/elsewhere')}:3:1`))).toEqual({ file: '/elsewhere/b.ts', line: 3 });
});

test('a checkout whose path holds spaces, brackets or letters of any script is known as the repository', () => {
  const root = '/home/Zoë/my work (new)/';
  const captured = stack(`compose (${url('apps/a b.ts', root)}:3:1)`);
  expect(firstFrame(captured, /^apps\//, root)).toEqual({ file: 'apps/a b.ts', line: 3 });
});
