import { apiGroup } from '@auditorsec/manifest/group';
import type { KubeObject } from '@auditorsec/manifest/types';
import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy';
import { environment } from './cel.ts';

type Evaluate = (context: Readonly<Record<string, unknown>>) => unknown;
type Spec = NonNullable<IValidatingAdmissionPolicy['spec']>;

/** An admission policy, compiled once: what it says of an object that its kinds match, one line a demand that fails. */
export class Policy {
  readonly #kinds: ReadonlySet<string>;
  readonly #variables: readonly { readonly name: string; readonly evaluate: Evaluate }[];
  readonly #demands: readonly { readonly holds: Evaluate; readonly message: string; readonly found?: Evaluate }[];

  /** Throws what is wrong with an expression that doesn't compile. */
  constructor(spec: Spec) {
    this.#kinds = new Set(
      (spec.matchConstraints?.resourceRules ?? []).flatMap(({ apiGroups = [], resources = [] }) =>
        apiGroups.flatMap((group) => resources.map((resource) => `${resource}.${group}`)),
      ),
    );
    this.#variables = (spec.variables ?? []).map(({ name, expression }) => ({ name, evaluate: compile(expression) }));
    this.#demands = (spec.validations ?? []).map(({ expression, message = expression, messageExpression }) => ({
      holds: compile(expression),
      message,
      ...(messageExpression && { found: compile(messageExpression) }),
    }));
  }

  refusals(object: KubeObject): string[] {
    // The plural of every kind that policies judge is its name and an s.
    if (!this.#kinds.has(`${object.kind.toLowerCase()}s.${apiGroup(object.apiVersion)}`)) return [];
    try {
      const variables: Record<string, unknown> = {};
      for (const { name, evaluate } of this.#variables) variables[name] = evaluate({ object, variables });
      const context = { object, variables };
      const failed = this.#demands.filter(({ holds }) => holds(context) !== true);
      return failed.map(({ message, found }) => (found ? String(found(context)) : message));
    } catch (error) {
      return [reasonOf(error)];
    }
  }
}

function compile(expression: string): Evaluate {
  const parsed = environment.parse(expression);
  const checked = parsed.check();
  if (!checked.valid) throw new Error(`${checked.error?.message ?? 'it does not compile'} in ${expression}`);
  return (context) => parsed({ ...context });
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
