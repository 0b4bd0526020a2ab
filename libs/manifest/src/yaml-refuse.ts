import { keyText, MAX_KEY } from './yaml-scalar.ts';

/** Far deeper than any manifest; deeper still is a mistake. */
export const MAX_DEPTH = 100;

export interface YamlProblem {
  /** Where in the value, as JavaScript writes it: `spec.containers[0].env`; empty for the whole value. */
  readonly path: string;
  readonly message: string;
}

export class YamlError extends Error {
  override readonly name = 'YamlError';
  readonly problems: readonly YamlProblem[];

  constructor(problems: readonly YamlProblem[]) {
    super(problems.map(({ path, message }) => `${path || 'the value'}: ${message}`).join('\n'));
    this.problems = problems;
  }
}

/** Throws the error that names everything in the value that can't be printed. The printer calls it at the first. */
export function refuse(value: unknown): never {
  throw new YamlError(findUnprintable(value));
}

/** Everything that `printYaml` refuses in a value, in the value's own order. */
export function findUnprintable(value: unknown): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const parents: unknown[] = [];
  visit(value, '');
  return problems;

  function visit(node: unknown, path: string): void {
    const message = refusal(node, parents);
    if (message !== undefined) problems.push({ path, message });
    else if (typeof node === 'object' && node !== null) visitChildren(node, path);
  }

  function visitChildren(node: object, path: string): void {
    parents.push(node);
    if (Array.isArray(node)) {
      // By index: forEach passes over the holes of a sparse list.
      for (let index = 0; index < node.length; index++) visit(node[index], `${path}[${index}]`);
    } else {
      for (const [key, child] of Object.entries(node)) {
        if (child === undefined) continue;
        const place = join(path, key);
        if (keyText(key) === undefined) problems.push({ path: place, message: keyRefusal(key) });
        visit(child, place);
      }
    }
    parents.pop();
  }
}

function refusal(node: unknown, parents: readonly unknown[]): string | undefined {
  switch (typeof node) {
    case 'string':
      return node.isWellFormed() ? undefined : 'holds half of a surrogate pair, which no UTF-8 file can: mend the text';
    case 'number':
      return numberRefusal(node);
    case 'undefined':
      return 'undefined where a value must stand (only a field may be left out): drop the item, or write null';
    case 'object':
      return node === null ? undefined : objectRefusal(node, parents);
    case 'boolean':
      return undefined;
    default:
      return `a ${typeof node} is no data: write a string, number, boolean, null, list or plain object`;
  }
}

function numberRefusal(number: number): string | undefined {
  if (!Number.isFinite(number)) return `${number} is no number that Kubernetes reads: look at how it was computed`;
  if (!Number.isInteger(number) || Number.isSafeInteger(number)) return undefined;
  return `${number} is an integer beyond 2^53 and has lost digits already: write it as a string or a quantity`;
}

function objectRefusal(node: object, parents: readonly unknown[]): string | undefined {
  if (parents.includes(node)) return 'contains itself: break the cycle';
  if (parents.length > MAX_DEPTH) return `nested deeper than ${MAX_DEPTH} levels`;
  const prototype: unknown = Object.getPrototypeOf(node);
  if (Array.isArray(node) || prototype === Object.prototype || prototype === null) return undefined;
  return `${node.constructor?.name ?? 'the object'} is a class: convert it to plain data first${conversion(node)}`;
}

function conversion(node: object): string {
  if (node instanceof Date) return ' (toISOString())';
  if (node instanceof Map) return ' (Object.fromEntries())';
  if (node instanceof Set) return ' ([...set])';
  return '';
}

function keyRefusal(key: string): string {
  if (!key.isWellFormed()) return 'the key holds half of a surrogate pair, which no UTF-8 file can: mend the text';
  return `the key has ${key.length} characters, a YAML key at most ${MAX_KEY}: shorten it`;
}

function join(path: string, key: string): string {
  const short = key.length > 60 ? `${key.slice(0, 57)}...` : key;
  if (!/^[\w$]+$/.test(short)) return `${path}[${JSON.stringify(short)}]`;
  return path === '' ? short : `${path}.${short}`;
}
