import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { expect, test } from 'vitest';

test('the README shows an example that type checks', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
});
