import type { Trees } from '../check-paths.ts';

const FILES = ['agent/A.yaml', 'agent/i.yaml', 'agent/z.yaml', 'worker/_b.yaml', 'worker/b.yaml'];
const NAMES = ['ap-southeast-1', 'eu-west-1', 'us-east-1'];

/** The same trees, filled in one order or the other. */
export function childTrees(text: string, backwards = false): Trees {
  const order = <Item>(items: readonly Item[]) => (backwards ? items.toReversed() : items);
  return new Map(
    order(NAMES).map((name) => [name, new Map(order(FILES).map((path) => [path, `${name} ${path} ${text}\n`]))]),
  );
}
