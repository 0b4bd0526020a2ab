import { type ASTNode, Optional, type ParseResult } from '@marcbachmann/cel-js';
import type { CelRule } from '../schema.ts';
import { environment } from './environment.ts';

/** What a rule says of a value: nothing when it holds or does not apply. */
export type Verdict = string | undefined;

/** A rule that is ready to be evaluated on any value of its place. */
export interface CompiledRule {
  /** A rule that compares with an earlier version of the object does not apply to a new one. */
  readonly transition: boolean;
  /** Why the rule could not be compiled. */
  readonly error?: string;
  evaluate(self: unknown): Verdict;
}

const compiled = new Map<string, CompiledRule>();

/** Compiles a rule once, however many places and kinds have it. A rule that does not compile rejects every value. */
export function compileRule(rule: CelRule): CompiledRule {
  const key = JSON.stringify(rule);
  const known = compiled.get(key) ?? compile(rule);
  compiled.set(key, known);
  return known;
}

function compile(rule: CelRule): CompiledRule {
  const program = parse(rule.rule);
  if (typeof program === 'string') {
    return {
      transition: false,
      error: program,
      evaluate: () => `the rule cannot be compiled (${program}): ${rule.rule}`,
    };
  }
  const transition = rule.optionalOldSelf !== true && mentions(program.ast, 'oldSelf');
  if (transition) return { transition, evaluate: () => undefined };
  const message = rule.messageExpression === undefined ? undefined : parse(rule.messageExpression);
  return {
    transition,
    evaluate(self) {
      // On a create the server gives a rule with optionalOldSelf an empty optional.
      const scope = { self, oldSelf: Optional.none() };
      try {
        const holds: unknown = program(scope);
        if (holds === true) return undefined;
        if (holds !== false) return `the rule answers ${String(holds)} instead of true or false: ${rule.rule}`;
      } catch (error) {
        return `${fixedMessage(rule)} (its rule cannot be evaluated: ${summary(error)})`;
      }
      return messageOf(message, scope) ?? fixedMessage(rule);
    },
  };
}

function fixedMessage({ rule, message }: CelRule): string {
  return message?.trim() || `breaks the rule ${rule.trim()}`;
}

/** A program, or why there is none. */
function parse(source: string): ParseResult | string {
  try {
    // CEL's patterns are RE2's; the library's own `matches` would read them as JavaScript's.
    const program = environment.parse(source.replaceAll('.matches(', '.matchesRe2('));
    const { valid, error } = program.check();
    return valid ? program : summary(error);
  } catch (error) {
    return summary(error);
  }
}

/** The server falls back to the fixed message when the expression fails, is blank or has a line break. */
function messageOf(program: ParseResult | string | undefined, scope: object): string | undefined {
  if (typeof program !== 'function') return undefined;
  try {
    const text: unknown = program(scope);
    return typeof text === 'string' && text.trim() !== '' && !text.includes('\n') ? text.trim() : undefined;
  } catch {
    return undefined;
  }
}

function mentions(node: ASTNode, variable: string): boolean {
  if (node.op === 'id' && node.args === variable) return true;
  return [node.args].flat(3).some((child) => isNode(child) && mentions(child, variable));
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}

function summary(error: unknown): string {
  return error instanceof Error && 'summary' in error ? String(error.summary) : String(error);
}
