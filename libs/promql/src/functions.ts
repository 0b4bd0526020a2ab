/** What an expression is: Prometheus' own types. */
export type PromqlType = 'scalar' | 'string' | 'instant vector' | 'range vector';

/** What a function takes and gives. `optional` counts the arguments at its end that may be left out. */
export interface Signature {
  readonly takes: readonly PromqlType[];
  readonly gives: PromqlType;
  readonly optional?: number;
  /** Its last argument may be repeated, or left out. */
  readonly variadic?: true;
}

const vector = 'instant vector';
const range = 'range vector';
const scalar = 'scalar';
const string = 'string';

const ofVector: Signature = { takes: [vector], gives: vector };
const ofRange: Signature = { takes: [range], gives: vector };
const ofTime: Signature = { takes: [vector], gives: vector, optional: 1 };

const named = (signature: Signature, names: string) => names.split(' ').map((name) => [name, signature] as const);

/** The functions of PromQL that are stable, as Prometheus 3 declares them in promql/parser/functions.go. */
export const functions: ReadonlyMap<string, Signature> = new Map([
  ...named(
    ofVector,
    'abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count' +
      ' histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh' +
      ' timestamp',
  ),
  ...named(
    ofRange,
    'absent_over_time avg_over_time changes count_over_time delta deriv idelta increase irate last_over_time' +
      ' max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time',
  ),
  ...named(ofTime, 'day_of_month day_of_week day_of_year days_in_month hour minute month year'),
  ...named({ takes: [], gives: scalar }, 'pi time'),
  ['clamp', { takes: [vector, scalar, scalar], gives: vector }],
  ['clamp_max', { takes: [vector, scalar], gives: vector }],
  ['clamp_min', { takes: [vector, scalar], gives: vector }],
  ['histogram_fraction', { takes: [scalar, scalar, vector], gives: vector }],
  ['histogram_quantile', { takes: [scalar, vector], gives: vector }],
  ['label_join', { takes: [vector, string, string, string], gives: vector, variadic: true }],
  ['label_replace', { takes: [vector, string, string, string, string], gives: vector }],
  ['predict_linear', { takes: [range, scalar], gives: vector }],
  ['quantile_over_time', { takes: [scalar, range], gives: vector }],
  ['round', { takes: [vector, scalar], gives: vector, optional: 1 }],
  ['scalar', { takes: [vector], gives: scalar }],
  ['vector', { takes: [scalar], gives: vector }],
]);

/** Aggregations that take one more argument, before what they aggregate. */
export const parameters: ReadonlyMap<string, PromqlType> = new Map([
  ['topk', scalar],
  ['bottomk', scalar],
  ['limitk', scalar],
  ['limit_ratio', scalar],
  ['quantile', scalar],
  ['count_values', string],
]);
