import type { SyntaxNode } from '@lezer/common';

/** A mistake in an expression. */
export interface PromqlProblem {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly found: string;
  readonly allowed: string;
  readonly nearest?: string | undefined;
}

/** A mistake at a node. */
export function problemAt(
  expr: string,
  { from, to }: Pick<SyntaxNode, 'from' | 'to'>,
  allowed: string,
  nearest?: string,
): PromqlProblem {
  const lines = expr.slice(0, from).split('\n');
  return {
    line: lines.length,
    column: (lines.at(-1)?.length ?? 0) + 1,
    found: expr.slice(from, to) || (from >= expr.trimEnd().length ? 'the end of the expression' : 'nothing'),
    allowed,
    nearest,
  };
}
