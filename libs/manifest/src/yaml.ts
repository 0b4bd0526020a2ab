import { MAX_DEPTH, refuse } from './yaml-refuse.ts';
import { keyText, stringText } from './yaml-scalar.ts';

/**
 * Prints plain data as one YAML document that every YAML 1.1 and 1.2 reader takes for the same value.
 *
 * Maps are sorted by UTF-16 code unit, lists keep their order, the indent is two spaces, lines end in LF and are never
 * folded; there are no anchors, so a value that stands in two places is printed twice. Text of several lines is a block
 * literal where that reads back exactly. Fields that are `undefined` are left out and -0 is printed as 0.
 *
 * Refuses, all at once and each by its path, what JSON can't carry or Go reads differently: `undefined` in a list,
 * functions, symbols, bigint, NaN and infinities, integers beyond 2^53, class instances (Date, Map, ...), cycles,
 * lone surrogates. A fraction with an exponent gets a dot (`1.0e-7`): YAML 1.1 takes `1e-7` for a string.
 *
 * @throws YamlError
 */
export function printYaml(value: unknown): string {
  return collection(value, '') || `${leaf(value, '  ')}\n`;

  /** The lines of a map or a list, the first without its indent; empty for what fits behind its key. */
  function collection(node: unknown, indent: string): string {
    if (typeof node !== 'object' || node === null) return '';
    if (indent.length > 2 * MAX_DEPTH) return refuse(value);
    return Array.isArray(node) ? list(node, indent) : map(node, indent);
  }

  function map(node: object, indent: string): string {
    const prototype: unknown = Object.getPrototypeOf(node);
    if (prototype !== Object.prototype && prototype !== null) return refuse(value);
    const fields = node as Record<string, unknown>;
    const deeper = `${indent}  `;
    let text = '';
    for (const key of Object.keys(fields).sort()) {
      const field = fields[key];
      if (field === undefined) continue;
      if (text !== '') text += indent;
      const block = collection(field, deeper);
      text += keyText(key) ?? refuse(value);
      text += block === '' ? `: ${leaf(field, deeper)}\n` : `:\n${deeper}${block}`;
    }
    return text;
  }

  function list(node: readonly unknown[], indent: string): string {
    const deeper = `${indent}  `;
    let text = '';
    for (const item of node) {
      if (text !== '') text += indent;
      text += `- ${collection(item, deeper) || `${leaf(item, deeper)}\n`}`;
    }
    return text;
  }

  function leaf(node: unknown, indent: string): string {
    switch (typeof node) {
      case 'string':
        return stringText(node, indent) ?? refuse(value);
      case 'number':
        return numberText(node) ?? refuse(value);
      case 'boolean':
        return node ? 'true' : 'false';
      case 'object':
        if (node === null) return 'null';
        return Array.isArray(node) ? '[]' : '{}';
      default:
        return refuse(value);
    }
  }
}

function numberText(number: number): string | undefined {
  if (Number.isInteger(number)) return Number.isSafeInteger(number) ? String(number) : undefined;
  if (!Number.isFinite(number)) return undefined;
  const text = String(number);
  return text.includes('.') ? text : text.replace('e', '.0e');
}
