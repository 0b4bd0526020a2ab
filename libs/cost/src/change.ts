import { type Row, total } from './bill.ts';

/** What one app of one cluster costs before and after a change, US dollars a month at the fewest and the most pods. */
export interface CostChange {
  readonly cluster: string;
  readonly app: string;
  readonly before: { readonly low: number; readonly high: number };
  readonly after: { readonly low: number; readonly high: number };
  /** Rows that the change brings without a price or a quantity, or takes these from. */
  readonly unknown: readonly Row[];
}

/** Smaller than what anybody would look up, and than the noise of adding floats. */
const CENT = 0.01;

/** The apps whose cost two bills tell differently, the largest difference first. */
export function costChange(before: readonly Row[], after: readonly Row[]): CostChange[] {
  const [old, now] = [byApp(before), byApp(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys
    .map((key) => compare(old.get(key) ?? [], now.get(key) ?? []))
    .filter(({ before, after, unknown }) => unknown.length > 0 || difference(before, after) >= CENT)
    .toSorted((a, b) => difference(b.before, b.after) - difference(a.before, a.after));
}

function byApp(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ cluster, app }) => `${cluster} ${app}`);
}

function compare(before: readonly Row[], after: readonly Row[]): CostChange {
  const { cluster = '', app = '' } = after[0] ?? before[0] ?? {};
  const known = new Set(missing(before).map(({ object, sku }) => `${object} ${sku}`));
  const unknown = missing(after).filter(({ object, sku }) => !known.has(`${object} ${sku}`));
  return { cluster, app, before: total(before), after: total(after), unknown };
}

function missing(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ dollars }) => !dollars);
}

function difference(before: CostChange['before'], after: CostChange['after']): number {
  return Math.max(Math.abs(after.low - before.low), Math.abs(after.high - before.high));
}
