import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** An expression with one thing wrong. */
export interface Mutant {
  /** What was changed, for people. */
  readonly says: string;
  readonly expr: string;
}

const OPPOSITE: Readonly<Record<string, string>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '==': '!=',
  '!=': '==',
};

/**
 * Every way in which we break an alert's expression: comparisons turned around, limits ten times higher and lower, one side
 * of each and, or and unless left out. What has none of these is replaced by what never fires, and by what always does.
 */
export function mutantsOf(expr: string): Mutant[] {
  const mutants: Mutant[] = [];
  parser.parse(expr).iterate({
    enter: ({ name, node }) => {
      if (name === 'BinaryExpr') mutants.push(...broken(expr, node));
    },
  });
  if (mutants.length > 0) return mutants;
  return [
    { says: 'never', expr: `(${expr}) unless on () vector(1)` },
    { says: 'always', expr: 'vector(1)' },
  ].filter((mutant) => mutant.expr !== expr);
}

function broken(expr: string, node: SyntaxNode): Mutant[] {
  const operator = operatorOf(node);
  const [left, right] = [node.firstChild, node.lastChild];
  if (!operator || !left || !right) return [];
  const symbol = expr.slice(operator.from, operator.to);
  if (/^(and|or|unless)$/i.test(symbol)) {
    const without = (side: SyntaxNode, kept: SyntaxNode) => ({
      says: `without "${short(expr, side)}"`,
      expr: replaced(expr, node, expr.slice(kept.from, kept.to)),
    });
    // What stands alone on the right of "unless" says when not to fire.
    return symbol === 'unless' ? [without(right, left)] : [without(left, right), without(right, left)];
  }
  const opposite = OPPOSITE[symbol];
  if (opposite === undefined) return [];
  return [
    { says: `${opposite} for ${symbol} in "${short(expr, node)}"`, expr: replaced(expr, operator, opposite) },
    ...numbersIn(right).flatMap((number) => scaled(expr, number)),
  ];
}

function scaled(expr: string, number: SyntaxNode): Mutant[] {
  const value = Number(expr.slice(number.from, number.to));
  // Ten times nothing is nothing.
  if (value === 0) return [];
  return [value * 10, value / 10].map((other) => ({
    says: `${other} for ${value}`,
    expr: replaced(expr, number, String(other)),
  }));
}

/** Numbers of a limit; those inside functions are no limits. */
function numbersIn(node: SyntaxNode): SyntaxNode[] {
  if (node.name === 'NumberDurationLiteral') return [node];
  if (node.name !== 'BinaryExpr' && node.name !== 'ParenExpr') return [];
  return children(node).flatMap(numbersIn);
}

function operatorOf(node: SyntaxNode): SyntaxNode | undefined {
  return children(node).find(({ name }) => /^(And|Or|Unless|Eql|Neq|Gtr|Gte|Lss|Lte)$/.test(name));
}

function children(node: SyntaxNode): SyntaxNode[] {
  const list: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) list.push(child);
  return list;
}

function replaced(expr: string, { from, to }: SyntaxNode, by: string): string {
  return `${expr.slice(0, from)}${by}${expr.slice(to)}`;
}

function short(expr: string, { from, to }: SyntaxNode): string {
  const words = expr.slice(from, to).replaceAll(/\s+/g, ' ');
  return words.length > 70 ? `${words.slice(0, 70)}…` : words;
}
