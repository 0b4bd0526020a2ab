import type { Axis } from '../panels/dashboard.ts';

/** Round numbers that cover a span: some four of them, each 1, 2 or 5 times a power of ten from the next. */
export function ticks(low: number, high: number): number[] {
  const width = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(width / 4));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => width / size <= 5) ?? width;
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first;
  return Array.from({ length: Math.max(count, 1) + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** The marks of an axis, and how far along it a value stands: 0 at the first mark, 1 at the last. */
export interface Scale {
  readonly marks: readonly number[];
  readonly share: (value: number) => number;
}

/** The axis for some values, 0 among them: linear, or logarithmic above a threshold where the panel says so. */
export function scaleFor(
  values: readonly number[],
  { axisSoftMin = 0, axisSoftMax = 0, scaleDistribution }: Axis,
): Scale {
  const low = Math.min(0, axisSoftMin, ...values);
  const high = Math.max(0, axisSoftMax, ...values);
  const { type, linearThreshold: bend = 1 } = scaleDistribution ?? {};
  const isLog = type === 'symlog';
  const marks = isLog ? [0, ...powers(bend, high)] : ticks(low, high);
  const bent = (value: number): number => (isLog ? Math.asinh(value / bend) : value);
  const [first, last] = [bent(marks[0] ?? 0), bent(marks.at(-1) ?? 1)];
  return { marks, share: (value) => (bent(value) - first) / (last - first) };
}

/** Powers of ten, from the first one at or below `low` to the first one at or above `high`. */
function powers(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.max(first + 1, Math.ceil(Math.log10(high)));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(`1e${first + index}`));
}

/** Places values of one span on another. */
export function linear([low, high]: readonly [number, number], [from, to]: readonly [number, number]) {
  return (value: number): number => Math.round((from + ((value - low) / (high - low)) * (to - from)) * 10) / 10;
}
