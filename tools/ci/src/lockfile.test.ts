import { readFileSync } from 'node:fs';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly link?: boolean;
  /** Comes inside its parent's tarball, under its parent's hash. */
  readonly inBundle?: boolean;
}

const lock = JSON.parse(readFileSync(`${repositoryRoot}package-lock.json`, 'utf8')) as {
  packages: Record<string, Locked>;
};
const packages = Object.entries(lock.packages);

test('every optional platform package is locked: npm ci refuses a lockfile that leaves one out', () => {
  const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test('what is installed on Linux is locked by hash', () => {
  const foreign = ({ os }: Locked) => os !== undefined && !os.includes('linux');
  const musl = (path: string) => path.includes('musl');
  const rare = (path: string) => /-(arm|arm-gnueabihf|ppc64-gnu|riscv64-gnu|s390x-gnu)$/.test(path);
  const unhashed = packages.filter(
    ([path, locked]) =>
      path.startsWith('node_modules/') &&
      !locked.link &&
      !locked.inBundle &&
      !locked.integrity &&
      !foreign(locked) &&
      !musl(path) &&
      !rare(path),
  );
  expect(unhashed.map(([path]) => path)).toEqual([]);
});

test('no package is locked to one registry', () => {
  expect(packages.filter(([, { resolved }]) => resolved?.startsWith('http')).map(([path]) => path)).toEqual([]);
});
