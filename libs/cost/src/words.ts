import { type Row, total } from './bill.ts';

/** `$1,234`; below ten dollars with cents. */
export function dollars(amount: number): string {
  const digits = Math.abs(amount) < 10 ? 2 : 0;
  return `$${amount.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** What rows cost together: `$10 to $20`, and that it is at least so where some of them are unknown. */
export function costs(rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const known = range(total(rows));
  const unknown = rows.filter((row) => !row.dollars).length;
  if (unknown === rows.length) return 'unknown';
  return unknown > 0 ? `${known} and ${unknown} unknown` : known;
}

/** Dollars at the fewest and the most pods. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/** `$10 to $20`, or `$10`. */
export function range({ low, high }: Range): string {
  const [least, most] = [dollars(low), dollars(high)];
  return least === most ? least : `${least} to ${most}`;
}

/** `+$10`, `−$1 to +$5`. */
export function difference(before: Range, after: Range): string {
  const [least, most] = [signed(after.low - before.low), signed(after.high - before.high)];
  return least === most ? least : `${least} to ${most}`;
}

function signed(amount: number): string {
  return `${amount < 0 ? '−' : '+'}${dollars(Math.abs(amount))}`;
}
