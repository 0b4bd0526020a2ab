import { readFileSync } from 'node:fs';
import { versions } from '@auditorsec/versions/versions';
import { expect, test } from 'vitest';
import { renderWith } from './render-with.ts';
import { componentNamed, releaseAmong, releaseMeant } from './target.ts';
import { versionsFile, withVersion } from './versions-file.ts';

const text = readFileSync(versionsFile, 'utf8');

test('a component that is not there is refused, with the nearest', () => {
  expect(() => componentNamed('kubernetse')).toThrow('did you mean kubernetes?');
});

test('a release that was never made is refused, with the newest of its minor or the nearest, and the newest of all', () => {
  const published = ['1.35.4', '1.36.1', '1.36.3', '1.37.2'];
  const among = (version: string) => () => releaseAmong(published, 'kubernetes', version);
  expect(among('1.36.4')).toThrow('Did you mean 1.36.3? The newest are 1.35.4');
  expect(among('1.38')).toThrow('There is no release 1.38 of kubernetes.');
  expect(among('1.36.1')()).toBe('1.36.1');
});

test('a minor means its newest release', () => {
  expect(releaseAmong(['1.35.4', '1.36.1', '1.36.3', '1.37.2'], 'kubernetes', '1.36')).toBe('1.36.3');
});

test('of a component that no module serves, the form of the version is all that can be judged', async () => {
  await expect(releaseMeant('valkey', 'nine')).rejects.toThrow('write one of the form of 8.1');
  await expect(releaseMeant('valkey', '9.0')).resolves.toBe('9.0');
});

test('another version changes one line of the versions file, comments and all the rest stay', () => {
  const changed = withVersion(text, 'jaeger', '9.9.9');
  const lines = changed.split('\n').filter((line, index) => line !== text.split('\n')[index]);
  expect(lines).toEqual(["  jaeger: '9.9.9',"]);
});

test('every component has a line that can be changed', () => {
  for (const component of Object.keys(versions).map(componentNamed))
    expect(withVersion(text, component, '0.0.1')).toContain(`\n  ${component}: '0.0.1',\n`);
});

test('another version renders what it changes, and leaves the versions of this process alone', async () => {
  const clusters = await renderWith(withVersion(text, 'kubernetes', '1.99.0'));
  const namespace = clusters.flatMap(({ files }) => files).find(({ object }) => object.kind === 'Namespace');
  expect(namespace?.object.metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce-version': 'v1.99' });
  expect(versions.kubernetes).not.toBe('1.99.0');
});

test('a version that the code refuses is a message, not a stack', async () => {
  await expect(renderWith(`${text}\nthrow new Error('no such chart');`)).rejects.toThrow(
    /^With this version nothing renders:\n.*no such chart/,
  );
});
