import { parser } from '@prometheus-io/lezer-promql';
import type { PromqlProblem } from './problem.ts';
import { type Selector, selectorsIn } from './selectors.ts';
import { syntaxProblem } from './syntax.ts';
import { typeProblems } from './type-check.ts';

/** An expression as far as manifests need to know it. */
export interface Promql {
  /** Why Prometheus would refuse it; empty for a good one. */
  readonly problems: readonly PromqlProblem[];
  /** The series that it reads, in the order of the text. */
  readonly selectors: readonly Selector[];
}

const known = new Map<string, Promql>();

/**
 * Reads an expression with the grammar of Prometheus' own editor, and checks the types of arguments, the number of them,
 * and selectors. What only the server sees (vectors that match many to many) is left to promtool.
 * Clusters share most expressions, so each is read once.
 */
export function parsePromql(expr: string): Promql {
  const parsed = known.get(expr) ?? parse(expr);
  known.set(expr, parsed);
  return parsed;
}

/** The names of the metrics that an expression reads, each once. */
export function metricNames(expr: string): string[] {
  return [...new Set(parsePromql(expr).selectors.flatMap(({ metric }) => metric ?? []))];
}

function parse(expr: string): Promql {
  const tree = parser.parse(expr);
  const selectors = selectorsIn(expr, tree);
  const syntax = syntaxProblem(expr, tree);
  if (syntax) return { problems: [syntax], selectors };
  const root = tree.topNode.firstChild;
  return { problems: root ? typeProblems(expr, root) : [], selectors };
}
