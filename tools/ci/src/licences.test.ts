import { readFileSync } from 'node:fs';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';

/** Licences that ask for their text to be kept, and for nothing of what uses the package. MPL-2.0 asks for changed files of its own. */
const ALLOWED = new Set(
  '0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 ISC MIT MPL-2.0 Python-2.0'.split(' '),
);

interface Locked {
  readonly license?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly version?: string;
}

const { packages } = JSON.parse(readFileSync(`${repositoryRoot}package-lock.json`, 'utf8')) as {
  packages: Record<string, Locked>;
};
const installed = Object.entries(packages).filter(([path, { link }]) => path.startsWith('node_modules/') && !link);

test('every npm package has a licence that asks nothing of what uses it', () => {
  const others = installed.flatMap(([path, { license }]) =>
    license === undefined || license.split(' OR ').some((each) => ALLOWED.has(each)) ? [] : [`${path}: ${license}`],
  );
  expect(installed.length).toBeGreaterThan(100);
  expect(others).toEqual([]);
});

test('only builds for other platforms have no licence in the lockfile: their package on this one has it', () => {
  const silent = installed.filter(([, { license }]) => license === undefined);
  expect(silent.filter(([, { optional }]) => !optional).map(([path]) => path)).toEqual([]);
  const families = new Set(silent.map(([path]) => path.replace(/(@[^/]+\/[a-z]+).*/, '$1')));
  const licensed = installed.filter(([, { license }]) => license !== undefined).map(([path]) => path);
  expect([...families].filter((family) => !licensed.some((path) => path.startsWith(family)))).toEqual([]);
});
