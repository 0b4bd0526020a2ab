import type { Labels } from './labels.ts';
import type { Region } from './region.ts';

/** A time at a place. */
export interface Moment {
  readonly region: Region;
  /** Since 1970. */
  readonly seconds: number;
}

/** How the series of one metric behave. What kind of metric it is says the catalogue. */
export interface Shape {
  /** The label sets of its series. Labels that the catalogue does not know are left out. */
  readonly each: (region: Region) => readonly Labels[];
  /** Of a gauge the value; of a counter what is added in a second; of a histogram how many are observed in a second. */
  readonly value: (labels: Labels, at: Moment) => number;
  /** Of a histogram: what half of the observations stay below. */
  readonly median?: (labels: Labels, at: Moment) => number;
}

/** Name of a metric → how it behaves. */
export type Shapes = Readonly<Record<string, Shape>>;

/** A metric that never changes. */
export function constant(each: Shape['each'], value: number): Shape {
  return { each, value: () => value };
}

/** Every label set with every value of one more label. */
export function cross(sets: readonly Labels[], label: string, values: readonly string[]): Labels[] {
  return sets.flatMap((set) => values.map((value) => ({ ...set, [label]: value })));
}

/** One series, with no labels but those of its target. */
export const single: Shape['each'] = () => [{}];
