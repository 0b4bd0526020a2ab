import type { Tree } from '@nx/devkit';
import { camelCase } from './camel-case.ts';
import { type Check, pageText, ruleText, testText } from './check-texts.ts';
import { edited, formatted, read } from './text.ts';

interface Options {
  readonly name: string;
  readonly kind: string;
  readonly field: string;
  readonly breaks: string;
}

const REGISTRY = 'libs/checks/src/registry.ts';
const MUTATIONS = 'tools/mutations/src/mutations.ts';
const NEXT = 'Then: npm run check && npx vitest run libs/checks tools/mutations';
const PROVEN_ON = 'generated/us-east-1';

/**
 * `npx nx g @auditorsec/nx-plugin:check require-history-limit --kind=Deployment.apps --field=spec.revisionHistoryLimit --breaks='…'`: the files of a rule, its
 * line in the registry, and a mutation of our own output that it sees. Refuses what no object here sets: nothing would prove the rule.
 */
export default function check(tree: Tree, options: Options): () => void {
  const { name, kind, field } = options;
  const files = [`libs/checks/src/rules/${name}.ts`, `libs/checks/src/rules/${name}.test.ts`, `docs/checks/${name}.md`];
  const taken = files.find((file) => tree.exists(file));
  if (taken) throw new Error(`There is a rule ${name} already: ${taken}`);
  const example = exampleOf(tree, kind, field);
  const { apiVersion } = example;
  const all: Check = { ...options, constant: camelCase(name), apiVersion };
  for (const [index, text] of [ruleText(all), testText(all), pageText(all)].entries())
    tree.write(files[index] ?? '', text);
  register(tree, name, all.constant);
  edited(tree, MUTATIONS, '\n];\n', `\n${mutationText(options, example)}];\n`);
  return () => {
    formatted(tree.root, [...files, REGISTRY, MUTATIONS]);
    process.stdout.write(`\nBend ${files[0]} to what you mean. ${NEXT}\n`);
  };
}

interface Example {
  /** Below the folder of the cluster. */
  readonly file: string;
  readonly apiVersion: string;
}

/** A generated file of the kind that sets the field. */
function exampleOf(tree: Tree, kind: string, field: string): Example {
  const [last = ''] = field.split('.').slice(-1);
  for (const app of tree.children(PROVEN_ON)) {
    for (const name of tree.children(`${PROVEN_ON}/${app}`).filter((entry) => entry.startsWith(`${kind}_`))) {
      const text = read(tree, `${PROVEN_ON}/${app}/${name}`);
      const [, apiVersion = ''] = /^apiVersion: (.*)$/m.exec(text) ?? [];
      if (text.includes(` ${last}:`)) return { file: `${app}/${name}`, apiVersion };
    }
  }
  throw new Error(
    `No ${kind} in ${PROVEN_ON} sets ${field}: write the kind with its group, as files there begin, and a field that one of them has`,
  );
}

/** Imports and rules stand in the order of their names. */
function register(tree: Tree, name: string, constant: string): void {
  const lines = read(tree, REGISTRY).split('\n');
  const added = [`import { ${constant} } from './rules/${name}.ts';`, `  ${constant},`];
  for (const line of added) {
    const shape = line.startsWith('import') ? /^import \{ \w+ \} from '\.\/rules\// : /^ {2}\w+,$/;
    const next = lines.findIndex((each) => shape.test(each) && each > line);
    lines.splice(next < 0 ? lines.findLastIndex((each) => shape.test(each)) + 1 : next, 0, line);
  }
  tree.write(REGISTRY, lines.join('\n'));
}

function mutationText({ name, field }: Options, { file }: Example): string {
  const [last = ''] = field.split('.').slice(-1);
  return `  {
    rule: '${name}',
    says: '${field} is left out',
    edits: [{ file: '${file}', from: ' ${last}:', to: ' ${last}LeftOut:' }],
  },
`;
}
