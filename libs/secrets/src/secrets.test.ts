import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { objectNamed, render, yamlStream } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { rotation } from './rotation.ts';

const objects = render(example);

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(objects)).toMatchFileSnapshot('../golden/example.yaml');
});

test('no object holds a value or a credential', () => {
  expect(objects.map(({ kind, apiVersion }) => `${apiVersion} ${kind}`)).not.toContain('v1 Secret');
  const store = objectNamed<{ spec: object }>(objects, 'SecretStore shop/aws');
  expect(store.spec).toEqual({ provider: { aws: { service: 'SecretsManager', region: 'eu-west-1' } } });
});

test('what a person writes is rotated by nobody', () => {
  const rotated = objects.filter(({ kind }) => kind === 'SecretRotation').map(({ metadata }) => metadata.name);
  expect(rotated).toEqual(['shop-report']);
});

test('a value older than 90 days is refused, and one that ends before its last reader', () => {
  expect([20, 21, 90, 91].map((days) => rotation.safeParse({ days }).success)).toEqual([false, true, true, false]);
});
