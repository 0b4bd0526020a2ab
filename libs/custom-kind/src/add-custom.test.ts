import { runInThisContext } from 'node:vm';
import { readmeExample } from '@auditorsec/manifest/testing/readme';
import { render, yamlStream } from '@auditorsec/manifest/testing/render';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { addCustom } from './add-custom.ts';
import { example } from './example.ts';
import { defineKind, type SpecOf } from './kind.ts';

const queue = defineKind({
  group: 'example.com',
  version: 'v1',
  scope: 'Namespaced',
  kind: 'Queue',
  plural: 'queues',
  spec: z.strictObject({
    size: z.int().min(1),
    order: z.enum(['fifo', 'any']).default('any'),
    settings: z.record(z.string(), z.unknown()).optional(),
    readers: z.array(z.strictObject({ name: z.string() })).optional(),
  }),
});
const metadata = { name: 'orders', namespace: 'shop' };

test('the README shows an example that makes its golden', async () => {
  await expect(readmeExample(import.meta.dirname)).toMatchFileSnapshot('example.ts');
  await expect(yamlStream(render(example))).toMatchFileSnapshot('../golden/example.yaml');
});

test('an object has its apiVersion, kind and metadata, and defaults are written out', () => {
  expect(render((chart) => addCustom(chart, queue, { metadata, spec: { size: 3 } }))).toMatchObject([
    { apiVersion: 'example.com/v1', kind: 'Queue', metadata, spec: { size: 3, order: 'any' } },
  ]);
});

test('read-only values and values of an interface are taken as they are', () => {
  interface Settings {
    readonly retries: number;
  }
  const settings: Settings = { retries: 2 };
  const readers: readonly { readonly name: string }[] = [{ name: 'a' }];
  const spec: SpecOf<typeof queue> = { size: 1, settings, readers };
  expect(render((chart) => addCustom(chart, queue, { metadata, spec }))).toMatchObject([{ spec }]);
});

test('every mistake is told at once, with what is allowed and the nearest right field', () => {
  const spec = { siz: 3, order: 'fifi', readers: [{ nam: 'a' }] } as unknown as SpecOf<typeof queue>;
  const wrong = () => render((chart) => addCustom(chart, queue, { metadata, spec }));
  expect(wrong).toThrowErrorMatchingInlineSnapshot(`
    [ConfigError: unknown:0  Queue orders: spec.size
      found    nothing
      allowed  a value of type number

    unknown:0  Queue orders: spec.order
      found    "fifi"
      allowed  one of fifo, any
      did you mean fifo?

    unknown:0  Queue orders: spec.readers[0].name
      found    nothing
      allowed  a value of type string

    unknown:0  Queue orders: spec.readers[0].nam
      found    a field named nam
      allowed  name
      did you mean name?

    unknown:0  Queue orders: spec.siz
      found    a field named siz
      allowed  one of size, order, settings, readers
      did you mean size?

    5 mistakes in the config; nothing was written.]
  `);
});

test('a mistake stands at the line of the app that called the block', () => {
  const filename = `${repositoryRoot}apps/shop/src/queues.ts`;
  const app = runInThisContext('\n(block) => block()', { filename }) as (block: () => void) => void;
  const wrong = () => render((chart) => app(() => addCustom(chart, queue, { metadata, spec: { size: 0 } })));
  expect(wrong).toThrow('apps/shop/src/queues.ts:2  Queue orders: spec.size');
});
