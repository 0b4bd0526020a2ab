import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { expect, test } from 'vitest';
import { example } from './example.ts';
import { filesOf, kubeObject } from './testing/files.ts';

const tree = (image: string, name: string) =>
  ['eu-west-1', 'us-east-1'].flatMap((cluster) =>
    filesOf(
      [
        kubeObject('apps/v1 Deployment', 'cart', {
          spec: { template: { spec: { containers: [{ name: 'main', image }] } } },
        }),
        kubeObject('v1 Service', name, { spec: { ports: [{ name: 'http', port: 80 }], selector: { app: 'cart' } } }),
      ],
      cluster,
    ),
  );

test('the README shows this code, and it does what it promises', async () => {
  expect(readmeExample(import.meta.dirname)).toBe(readFileSync(join(import.meta.dirname, 'example.ts'), 'utf8'));
  const lines = example(tree('cart:1', 'cart'), tree('cart:2', 'basket'));
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../golden/example.txt');
});
