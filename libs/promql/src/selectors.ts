import type { SyntaxNode, Tree } from '@lezer/common';
import { type PromqlProblem, problemAt } from './problem.ts';

/** One condition on a label. */
export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  /** Without its quotes and escapes. */
  readonly value: string;
}

/** One selection of series: `http_requests_total{code=~"5.."}`. */
export interface Selector {
  /** Absent where the name is matched by other means, such as `{__name__=~"a|b"}`. */
  readonly metric?: string;
  readonly matchers: readonly Matcher[];
}

/** Every selection of series in an expression, in the order of the text. */
export function selectorsIn(expr: string, tree: Tree): Selector[] {
  const found: Selector[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'VectorSelector') found.push(selector(expr, node));
    },
  });
  return found;
}

/** Prometheus refuses selections that an empty label set satisfies, and regular expressions that RE2 doesn't know. */
export function selectorProblem(expr: string, node: SyntaxNode): PromqlProblem[] {
  const { metric, matchers } = selector(expr, node);
  const bad = matchers.find(({ operator, value }) => operator.endsWith('~') && !regex(value));
  if (bad) return [problemAt(expr, node, `a regular expression of RE2 for ${bad.label}, not ${bad.value}`)];
  if (metric !== undefined || matchers.some((matcher) => !takesEmpty(matcher))) return [];
  return [problemAt(expr, node, 'the name of a metric, or a matcher that no empty value satisfies')];
}

function selector(expr: string, node: SyntaxNode): Selector {
  const text = (child: SyntaxNode | null) => (child ? expr.slice(child.from, child.to) : '');
  const braces = node.getChild('LabelMatchers');
  const quoted = braces?.getChild('QuotedLabelName') ?? null;
  const metric = text(node.getChild('Identifier')) || unquote(text(quoted));
  const matchers = [
    ...(braces?.getChildren('UnquotedLabelMatcher') ?? []),
    ...(braces?.getChildren('QuotedLabelMatcher') ?? []),
  ].map((matcher) => ({
    label: text(matcher.getChild('LabelName')) || unquote(text(matcher.getChild('QuotedLabelName'))),
    operator: text(matcher.getChild('MatchOp')) as Matcher['operator'],
    value: unquote(text(matcher.getChild('StringLiteral'))),
  }));
  const named = matchers.find(({ label, operator }) => label === '__name__' && operator === '=')?.value;
  const name = metric || named;
  return name ? { metric: name, matchers } : { matchers };
}

/** Quotes take Go's escapes, of which JSON knows those that people write; backquotes take none. */
function unquote(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner;
  return inner.replaceAll(/\\(.)/g, (_, character: string) => ({ n: '\n', t: '\t', r: '\r' })[character] ?? character);
}

function takesEmpty({ operator, value }: Matcher): boolean {
  if (operator === '=') return value === '';
  if (operator === '!=') return value !== '';
  return (regex(value)?.test('') ?? false) === (operator === '=~');
}

/** RE2 has neither look-around nor back-references; its `(?i)` at the start JavaScript writes as a flag. */
function regex(value: string): RegExp | undefined {
  if (/\(\?(=|!|<=|<!)|\\[1-9]/.test(value)) return undefined;
  const [, flag, pattern = value] = /^\(\?(i)\)(.*)$/s.exec(value) ?? [];
  try {
    return new RegExp(`^(?:${pattern})$`, flag);
  } catch {
    return undefined;
  }
}
