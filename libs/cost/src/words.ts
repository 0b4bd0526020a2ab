import { type Row, total } from './bill.ts';

/** `$1,234`; below ten dollars with cents. */
export function dollars(amount: number): string {
  const digits = Math.abs(amount) < 10 ? 2 : 0;
  return `$${amount.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** What rows cost together: `$10 to $20`, and that it is at least so where some of them are unknown. */
export function costs(rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const { low, high } = total(rows);
  const [least, most] = [dollars(low), dollars(high)];
  const known = least === most ? least : `${least} to ${most}`;
  const unknown = rows.filter((row) => !row.dollars).length;
  if (unknown === rows.length) return 'unknown';
  return unknown > 0 ? `${known} and ${unknown} unknown` : known;
}
