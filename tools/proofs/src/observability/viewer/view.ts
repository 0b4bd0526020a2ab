import type { Panel } from '../panels/dashboard.ts';

/** One series under the name that its legend gives it. */
export interface Line {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly (readonly [seconds: number, value: number])[];
}

/** A panel with all that its queries found. */
export interface View {
  readonly panel: Panel;
  readonly lines: readonly Line[];
  /** When newest values were asked for, in seconds since 1970. */
  readonly time?: number;
}

/** In pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** The last value of a line. */
export function newest({ points }: Line): number {
  return points.at(-1)?.[1] ?? Number.NaN;
}

/** The colour of a value, as the panel says: its own, or that of a threshold. */
export function colorOf(value: number, { fieldConfig }: Panel): string {
  const { color, thresholds } = fieldConfig.defaults;
  if (color?.fixedColor !== undefined) return color.fixedColor;
  return thresholds.steps.findLast((step) => step.value === null || value >= step.value)?.color ?? 'green';
}
