import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { render, yamlStream } from '@auditorsec/manifest/testing/render';
import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { example } from './example.ts';

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(render(example))).toMatchFileSnapshot('../golden/example.yaml');
});

test('no two components are one identity: a role of AWS for the one would be the other’s too', () => {
  const identities = Object.values(catalogue).map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`);
  expect(identities).toEqual([...new Set(identities)]);
});
