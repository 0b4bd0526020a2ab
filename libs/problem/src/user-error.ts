import { suggest } from '@auditorsec/problem/suggest';

/** A mistake that its message explains in full: shown without a stack, and the run ends with `exitCode`. */
export class UserError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = 'UserError';
    this.exitCode = exitCode;
  }
}

/** Says that there is no `name`, what there is, and what was probably meant. */
export function notThere(what: string, name: string, choices: readonly string[]): string {
  const nearest = suggest(name, choices);
  return `There is no ${what} ${name}. There are ${choices.join(', ')}${nearest ? `; did you mean ${nearest}?` : ''}`;
}
