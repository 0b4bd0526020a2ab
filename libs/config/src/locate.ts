import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expression, Node, Program } from 'oxc-parser';

/**
 * `file:line:column` of the field at `path`, in the object that is passed to `callee(...)` on `line` (or its first
 * call, without a line). Where the field is not a literal, the nearest place around it. Only errors pay for the parser.
 */
export async function locate(
  root: string,
  file: string,
  callee: string | undefined,
  line: number | undefined,
  path: readonly PropertyKey[],
): Promise<string> {
  if (!existsSync(join(root, file))) return file;
  const { parseSync, Visitor } = await import('oxc-parser');
  const text = readFileSync(join(root, file), 'utf8');
  const { program } = parseSync(file, text);
  const call = findCall(program, Visitor, (node) => {
    const start = position(text, node.start).line;
    return line === undefined ? node.callee.type === 'Identifier' && node.callee.name === callee : start === line;
  });
  if (!call) return line === undefined ? file : `${file}:${line}`;
  const { line: row, column } = position(text, descend(call.arguments[0], path) ?? call.start);
  return `${file}:${row}:${column}`;
}

type Call = Extract<Node, { type: 'CallExpression' }>;

function findCall(program: Program, Visitor: typeof import('oxc-parser').Visitor, wanted: (call: Call) => boolean) {
  let found: Call | undefined;
  new Visitor({
    CallExpression(node) {
      if (!found && wanted(node)) found = node;
    },
  }).visit(program);
  return found;
}

/** The offset of the deepest literal along `path`. */
function descend(node: Node | undefined, path: readonly PropertyKey[]): number | undefined {
  if (!node) return undefined;
  const [key, ...rest] = path;
  const next = key === undefined ? undefined : member(node, key);
  return next ? (descend(next.value, rest) ?? next.start) : node.start;
}

function member(node: Node, key: PropertyKey): { start: number; value: Expression } | undefined {
  if (node.type === 'ArrayExpression') {
    const elements = node.elements.slice(0, Number(key) + 1);
    const element = elements[Number(key)];
    // Behind a spread nobody knows which item this is.
    if (!element || element.type === 'SpreadElement' || elements.some((other) => other?.type === 'SpreadElement'))
      return undefined;
    return { start: element.start, value: element };
  }
  if (node.type !== 'ObjectExpression') return undefined;
  // The last of a name wins, and a spread behind it may replace it.
  for (const property of node.properties.toReversed()) {
    if (property.type !== 'Property') return undefined;
    if (property.computed) continue;
    const name =
      property.key.type === 'Identifier' ? property.key.name : 'value' in property.key ? property.key.value : undefined;
    if (name === String(key)) return property;
  }
  return undefined;
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
