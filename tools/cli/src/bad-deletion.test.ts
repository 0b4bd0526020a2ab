import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const folder = 'generated/us-east-1/namespaces';
const manifest = (kind: string, name: string) => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;

/** What the branch `before` has and this one no longer makes: a Namespace, and in one region more objects than may go at once. */
beforeAll(() => {
  box.git('checkout', '--quiet', '-b', 'before');
  box.write(`${folder}/Namespace__shop.yaml`, manifest('Namespace', 'shop'));
  for (let page = 10; page < 31; page++)
    box.write(`generated/eu-west-1/gateway/ConfigMap__page-${page}.yaml`, manifest('ConfigMap', `page-${page}`));
  box.commit();
  box.git('checkout', '--quiet', '-b', 'mine');
  box.git('rm', '-r', '--quiet', `${folder}/Namespace__shop.yaml`, ':(glob)generated/eu-west-1/gateway/ConfigMap__*');
});

const name = (...objects: readonly string[]) =>
  box.edit(
    'clusters/fleet.ts',
    'exceptions: [',
    `exceptions: [${objects.map((object) => `{ rule: 'no-unnamed-deletion', object: '${object}', reason: 'the shop has closed', expires: '2999-12-31' },`).join('')}`,
  );

test('a Namespace that goes is refused before anything is written, and so are twenty-one ConfigMaps of a region', () => {
  const before = box.digest();
  const { exitCode, stdout } = box.run(['generate']);
  expect(exitCode).toBe(1);
  expect(box.digest()).toBe(before);
  const [first, ...rest] = stdout.split('\n\n');
  expect(rest).toHaveLength(22);
  expect(first).toMatchInlineSnapshot(`
    "no-unnamed-deletion  eu-west-1  ConfigMap page-10
      one of 21 objects that Argo CD deletes at once, more than 20. Keep it, or name it in exceptions of clusters/fleet.ts until the last ring has this change.
      config  HEAD:generated/eu-west-1/gateway/ConfigMap__page-10.yaml
      made by HEAD:generated/eu-west-1/gateway/ConfigMap__page-10.yaml
      file    generated/eu-west-1/gateway/ConfigMap__page-10.yaml
      rule    docs/checks/no-unnamed-deletion.md"
  `);
  expect(rest.at(-2)).toMatchInlineSnapshot(`
    "no-unnamed-deletion  us-east-1  Namespace shop
      Argo CD deletes it as soon as its ring has this change, and with it everything in it. Keep it, or name it in exceptions of clusters/fleet.ts until the last ring has this change.
      config  HEAD:generated/us-east-1/namespaces/Namespace__shop.yaml
      made by HEAD:generated/us-east-1/namespaces/Namespace__shop.yaml
      file    generated/us-east-1/namespaces/Namespace__shop.yaml
      rule    docs/checks/no-unnamed-deletion.md"
  `);
  expect(rest.at(-1)).toMatch(/^22 findings; nothing was written\.\n$/);
});

test('it is seen after the commit too, from the branch that this one left', () => {
  box.commit();
  expect(box.run(['check']).exitCode).toBe(0);
  const { exitCode, stdout } = box.run(['check', '--base', 'before']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('no-unnamed-deletion  us-east-1  Namespace shop');
  expect(box.run(['check'], { NX_BASE: 'before' })).toMatchObject({
    exitCode,
    stdout: expect.stringContaining('Namespace shop'),
  });
});

test('what exceptions name may go, and they may stay when it has gone', () => {
  name('us-east-1 Namespace shop', ...Array.from({ length: 21 }, (_, page) => `eu-west-1 ConfigMap page-${page + 10}`));
  expect(box.run(['check', '--base', 'before']).exitCode).toBe(0);
  expect(box.run(['generate']).exitCode).toBe(0);
  box.restore();
});
