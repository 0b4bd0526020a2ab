import type { SyntaxNode } from '@lezer/common';
import { functions, type PromqlType, parameters, type Signature } from './functions.ts';
import { type PromqlProblem, problemAt } from './problem.ts';
import { selectorProblem } from './selectors.ts';

const SET_OPERATORS = new Set(['And', 'Or', 'Unless']);
const COMPARISONS = new Set(['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte']);

/** What the grammar takes and Prometheus refuses: arguments of a wrong type or number, selectors that select everything. */
export function typeProblems(expr: string, root: SyntaxNode): PromqlProblem[] {
  const problems: PromqlProblem[] = [];
  const fail = (node: SyntaxNode, allowed: string) => problems.push(problemAt(expr, node, allowed));
  const text = ({ from, to }: SyntaxNode) => expr.slice(from, to);

  function typeOf(node: SyntaxNode): PromqlType {
    switch (node.name) {
      case 'NumberDurationLiteral':
        return 'scalar';
      case 'StringLiteral':
        return 'string';
      case 'FunctionCall':
        return functionCall(node);
      case 'AggregateExpr':
        return aggregation(node);
      case 'BinaryExpr':
        return operation(node);
      case 'VectorSelector':
        problems.push(...selectorProblem(expr, node));
        return 'instant vector';
      case 'MatrixSelector':
      case 'SubqueryExpr':
        operands(node).forEach(typeOf);
        return 'range vector';
      default: {
        // Brackets, signs, offset and @ leave the type as it is.
        const [inner] = operands(node);
        return inner ? typeOf(inner) : 'instant vector';
      }
    }
  }

  function functionCall(node: SyntaxNode): PromqlType {
    const name = text(node.getChild('FunctionIdentifier') ?? node);
    const signature = functions.get(name);
    const body = node.getChild('FunctionCallBody');
    const given = body ? operands(body) : [];
    if (!signature) {
      given.forEach(typeOf);
      return 'instant vector';
    }
    if (!fits(given.length, signature)) fail(node, `${name}(${signature.takes.join(', ')})`);
    for (const [index, argument] of given.entries()) demand(argument, signature.takes[index], name);
    return signature.gives;
  }

  function aggregation(node: SyntaxNode): PromqlType {
    const name = text(node.getChild('AggregateOp') ?? node).toLowerCase();
    const parameter = parameters.get(name);
    const takes: PromqlType[] = [...(parameter ? [parameter] : []), 'instant vector'];
    const body = node.getChild('FunctionCallBody');
    const given = body ? operands(body) : [];
    if (given.length !== takes.length) fail(node, `${name}(${takes.join(', ')})`);
    for (const [index, argument] of given.entries()) demand(argument, takes[index], name);
    return 'instant vector';
  }

  function operation(node: SyntaxNode): PromqlType {
    const sides = operands(node);
    const types = sides.map(typeOf);
    const operator = children(node).find(({ name }) => SET_OPERATORS.has(name) || COMPARISONS.has(name));
    for (const [index, side] of sides.entries()) {
      const type = types[index];
      if (type === 'string' || type === 'range vector')
        fail(
          side,
          `a scalar or an instant vector; this is a ${type}${type === 'string' ? '' : ', such as rate() takes'}`,
        );
      else if (type === 'scalar' && operator && SET_OPERATORS.has(operator.name))
        fail(side, `an instant vector, as ${text(operator)} joins vectors; vector(${text(side)}) makes one`);
    }
    const scalars = types.every((type) => type === 'scalar');
    if (scalars && operator && COMPARISONS.has(operator.name) && !node.getChild('BoolModifier'))
      fail(operator, `${text(operator)} bool, as both sides are numbers`);
    return scalars ? 'scalar' : 'instant vector';
  }

  function demand(argument: SyntaxNode, wanted: PromqlType | undefined, name: string): void {
    const type = typeOf(argument);
    if (wanted === undefined || type === wanted) return;
    const how = wanted === 'range vector' ? `, such as ${text(argument)}[5m]` : '';
    fail(argument, `${one(wanted)} for ${name}()${how}; this is ${one(type)}`);
  }

  typeOf(root);
  return problems;
}

function one(type: PromqlType): string {
  return `${type === 'instant vector' ? 'an' : 'a'} ${type}`;
}

function fits(given: number, { takes, optional = 0, variadic }: Signature): boolean {
  const least = takes.length - (variadic ? 1 : optional);
  return given >= least && (variadic || given <= takes.length);
}

const OPERANDS = /(Expr|Selector|Literal|FunctionCall)$/;

/** The expressions that a node joins; a duration is no expression. */
function operands(node: SyntaxNode): SyntaxNode[] {
  return children(node).filter(({ name }) => OPERANDS.test(name) && !/Duration(Expr)?$/.test(name));
}

function children(node: SyntaxNode): SyntaxNode[] {
  const list: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) list.push(child);
  return list;
}
