/** What the files of a rule are made of. */
export interface Check {
  readonly name: string;
  readonly constant: string;
  /** With its group. */
  readonly kind: string;
  readonly apiVersion: string;
  readonly field: string;
  readonly breaks: string;
}

export function ruleText({ name, constant, kind, field, breaks }: Check): string {
  const steps = field.split('.');
  const type = steps.reduceRight((inner, step) => `{ readonly ${step}?: ${inner} }`, 'unknown');
  return `import type { ClusterRule } from '../rule.ts';

/** Every ${short(kind)} sets ${field}. */
export const ${constant}: ClusterRule = {
  name: '${name}',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of objects.of<Judged>('${kind}')) {
      if (object.${steps.join('?.')} !== undefined) continue;
      report(file, ${quoted(`${breaks}. Set ${field}.`)}, '${field}');
    }
  },
};

type Judged = ${type};
`;
}

export function testText({ name, constant, apiVersion, kind, field }: Check): string {
  const [, ...below] = field.split('.');
  const spec = below.reduceRight((inner, step) => `{ ${step}: ${inner} }`, "'set'");
  return `import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { ${constant} } from './${name}.ts';

const found = (spec: object) => check(${constant}, [object('${apiVersion} ${short(kind)}', 'shop/cart', spec)]);

test('a ${short(kind)} that sets ${field} passes', () => {
  expect(found(${spec})).toEqual([]);
});

test('one that leaves it out is found, with the field', () => {
  expect(found({})).toEqual([expect.stringContaining('${short(kind)} shop/cart ${field}: ')]);
});
`;
}

export function pageText({ name, kind, apiVersion, field, breaks }: Check): string {
  const [, ...below] = field.split('.');
  const spec = below.reduceRight((inner, step) => `{ ${step}: ${inner} }`, '…');
  const head = `apiVersion: ${apiVersion}\nkind: ${short(kind)}\nmetadata: { name: cart, namespace: shop }`;
  return `# ${name}

Every ${short(kind)} sets \`${field}\`.

## What it prevents

${breaks[0]?.toUpperCase()}${breaks.slice(1)}.

## Fails

\`\`\`yaml
${head}
spec: {}
\`\`\`

## Passes

\`\`\`yaml
${head}
spec: ${spec}
\`\`\`

## How to mend it

Set \`${field}\` in the block that makes it; \`npm run explain -- FILE\` names that.

## How to except it

In \`exceptions\` of \`clusters/fleet.ts\`, with the reason and the last day on which it holds:

\`\`\`ts
{ rule: '${name}', object: 'us-east-1 ${short(kind)} shop/cart', reason: 'the next release sets it', expires: '2999-12-31' },
\`\`\`
`;
}

function short(kind: string): string {
  return kind.split('.')[0] ?? kind;
}

/** A string of TypeScript as the formatter writes it. */
function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
}
