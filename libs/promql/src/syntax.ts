import { suggest } from '@auditorsec/problem/suggest';
import type { SyntaxNode, Tree } from '@lezer/common';
import { functions } from './functions.ts';
import { type PromqlProblem, problemAt } from './problem.ts';

/** The first place where an expression leaves the grammar; what follows it is guesswork of the parser. */
export function syntaxProblem(expr: string, tree: Tree): PromqlProblem | undefined {
  let error: SyntaxNode | undefined;
  tree.iterate({
    enter: ({ type, node }) => {
      if (type.isError) error ??= node;
      return error === undefined;
    },
  });
  if (!error) return undefined;
  const called = error.prevSibling?.name === 'Identifier' && expr[error.from] === '(' ? error.prevSibling : undefined;
  if (called) {
    const nearest = suggest(expr.slice(called.from, called.to), [...functions.keys()]);
    return problemAt(expr, called, 'a function of PromQL, or an operator before the bracket', nearest);
  }
  return problemAt(expr, error, expected(error));
}

function expected({ parent }: SyntaxNode): string {
  const inside = parent?.name ?? '';
  if (inside.endsWith('LabelMatcher') || inside === 'LabelMatchers') return 'matchers such as {region="us-east-1"}';
  if (inside === 'GroupingLabels') return 'names of labels, such as (region, slo)';
  if (inside === 'BinaryExpr') return 'an expression on both sides of the operator';
  if (inside === 'FunctionCallBody') return 'arguments with a , between them and a ) after the last';
  if (inside === 'ParenExpr') return 'an expression and a )';
  if (inside === 'MatrixSelector' || inside === 'SubqueryExpr' || inside === 'DurationExpr')
    return 'a range such as [5m]';
  return 'an expression of PromQL';
}
