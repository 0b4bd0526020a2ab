import { colour } from '@auditorsec/problem/colour';
import { EXIT, type Reason } from './exit-codes.ts';

/** One condition of a step, and what came of asking. */
export interface Gate {
  readonly gate: string;
  /** Undefined where the step may go. */
  readonly no?: Reason | undefined;
  /** What was seen; where the step may not go, also what to do. */
  readonly detail: string;
}

/** A gate that is open. */
export function open(gate: string, detail: string): Gate {
  return { gate, detail };
}

/** A gate that is shut, for a reason. */
export function shut(gate: string, no: Reason, detail: string): Gate {
  return { gate, no, detail };
}

/** The exit code that gates come to: 0 where all are open. */
export function exitCodeOf(gates: readonly Gate[]): number {
  const codes = gates.flatMap(({ no }) => (no ? [EXIT[no]] : []));
  return codes.length > 0 ? Math.min(...codes) : 0;
}

/** What a person reads of gates, a line each. */
export function formatGates(gates: readonly Gate[]): string[] {
  const width = Math.max(...gates.map(({ gate }) => gate.length));
  return gates.map(({ gate, no, detail }) => {
    const mark = no ? colour.red('no') : colour.green('ok');
    return `  ${mark}  ${gate.padEnd(width)}  ${detail}`;
  });
}
