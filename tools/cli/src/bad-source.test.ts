import { afterAll, expect, test } from 'vitest';
import { refused } from './testing/refused.ts';
import { Sandbox } from './testing/sandbox.ts';

const box = new Sandbox();
afterAll(() => box.delete());

const US = 'clusters/us-east-1/cluster.ts';
const after = (from: string | RegExp, to: string) => refused(box, () => box.edit(US, from, to));

test('a syntax error names its line', () => {
  expect(after("name: 'us-east-1',", "name 'us-east-1',")).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:26 can't be read: Unexpected token \`string literal\`. Expected ... , *,  (, [, :, , ?, =, an identifier, public, protected, private, readonly, <.
    "
  `);
});

test('files that can not be read are all told in one run', () => {
  const mistakes = () => {
    box.edit(US, "name: 'us-east-1',", "name 'us-east-1',");
    box.edit('clusters/fleet.ts', 'export default', 'const fleet =');
  };
  expect(refused(box, mistakes)).toMatchInlineSnapshot(`
    "clusters/fleet.ts has no default export; write \`export default define…({ … })\`
    clusters/us-east-1/cluster.ts:26 can't be read: Unexpected token \`string literal\`. Expected ... , *,  (, [, :, , ?, =, an identifier, public, protected, private, readonly, <.
    "
  `);
});

test('a package that is not there', () => {
  expect(after('@auditorsec/mesh/mesh', '@auditorsec/mehs/mesh')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts can't be read: Cannot find package '@auditorsec/mehs'
    "
  `);
});

test('a name that its package does not have', () => {
  expect(after('import { mesh }', 'import { mehs as mesh }')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:15 can't be read: The requested module '@auditorsec/mesh/mesh' does not provide an export named 'mehs'
    "
  `);
});

test('TypeScript that can not be stripped', () => {
  expect(after('export default', 'enum Size { S }\nexport default')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:25 can't be read: TypeScript enum is not supported in strip-only mode
    "
  `);
});

test('an error at run time names its line', () => {
  expect(after('export default', 'const nothing = null;\nnothing.field;\nexport default')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:26 can't be read: Cannot read properties of null (reading 'field')
    "
  `);
});

test('no default export', () => {
  expect(after('export default', 'export const cluster =')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts has no default export; write \`export default define…({ … })\`
    "
  `);
});

test('a default export that is no cluster', () => {
  expect(refused(box, () => box.write(US, 'export default 5;'))).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts  default export
      found    5
      allowed  a value of type object

    1 mistake in the config; nothing was written.
    "
  `);
});

test('an app that is not called', () => {
  expect(after('mesh({}),', 'mesh,')).toMatchInlineSnapshot(`
    "clusters/us-east-1/cluster.ts:36:5  apps[4]
      found    function
      allowed  an app that is called with its props, such as mesh({})

    1 mistake in the config; nothing was written.
    "
  `);
});
