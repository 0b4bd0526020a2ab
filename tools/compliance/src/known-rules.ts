import type { Control } from '@auditorsec/compliance/control';
import { notThere, UserError } from '@auditorsec/problem/user-error';

/** Refuses a control that names a rule or a proof which does not exist: it would be shown by nothing. All of them at once. */
export function requireKnown(
  table: Readonly<Record<string, Control>>,
  rules: readonly string[],
  proofs: readonly string[],
): void {
  const unknown = Object.entries(table).flatMap(([id, control]) => [
    ...strangers(control.rules, rules).map((name) => `${id}: ${notThere('rule', name, rules)}`),
    ...strangers(control.proofs ?? [], proofs).map((name) => `${id}: ${notThere('proof', name, proofs)}`),
  ]);
  if (unknown.length > 0) throw new UserError(`${unknown.join('\n')}\nMend libs/compliance/src/controls.`);
}

function strangers(names: readonly string[], known: readonly string[]): string[] {
  return names.filter((name) => !known.includes(name));
}
