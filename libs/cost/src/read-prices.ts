import { explain } from '@auditorsec/config/explain';
import { regions } from '@auditorsec/config/regions';
import { ConfigError, type Problem } from '@auditorsec/problem/problem';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Price, units } from './price.ts';
import { PriceList } from './price-list.ts';

/** A file of `libs/cost/prices`, by the name that a person knows it by. */
export interface PriceFile {
  readonly path: string;
  readonly text: string;
}

const amount = z.number('dollars, 0 or more').nonnegative('dollars, 0 or more');

/** What one source told on one day. */
const sheets = z.array(
  z.strictObject({
    source: z.string('where it was read').min(1, 'where it was read'),
    asOf: z
      .string('a day such as 2026-07-06 in quotes')
      .regex(/^\d{4}(-\d{2}-\d{2})?$/, 'a day such as 2026-07-06, or the year where the source tells no day'),
    prices: z.record(
      z.string(),
      z.strictObject({
        unit: z.enum(units),
        dollars: z.partialRecord(z.enum([...regions, 'everywhere']), amount),
      }),
    ),
  }),
  'a list of sheets, each with source, asOf and prices',
);

/** Reads a price list. Throws a `ConfigError` with every mistake: what is no YAML, no price, or told twice. */
export function readPrices(files: readonly PriceFile[]): PriceList {
  const problems: Problem[] = [];
  const known = new Map<string, string>();
  const prices = files.flatMap((file) =>
    readFile(file, problems).flatMap(({ place, ...price }) => {
      const other = known.get(price.sku);
      if (other)
        problems.push({ place, field: price.sku, found: `a second price; the first is in ${other}`, allowed: 'one' });
      known.set(price.sku, place);
      return other ? [] : [price];
    }),
  );
  if (problems.length > 0) throw new ConfigError(problems);
  return new PriceList(prices);
}

function readFile({ path, text }: PriceFile, problems: Problem[]): (Price & { readonly place: string })[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => `${path}:${lines.linePos(offset).line}`;
  for (const { message, pos } of document.errors)
    problems.push({ place: at(pos[0]), field: 'YAML', found: withoutExcerpt(message), allowed: 'YAML without errors' });
  if (document.errors.length > 0) return [];
  const written: unknown = document.toJS();
  const place = (field: readonly PropertyKey[]) => at(offsetOf(document, field));
  const parsed = sheets.safeParse(written);
  if (!parsed.success) {
    for (const { path: field, ...mistake } of explain(sheets, written, parsed.error))
      problems.push({ ...mistake, field: mistake.field || 'file', place: place(field) });
    return [];
  }
  return parsed.data.flatMap(({ source: name, asOf, prices }, index) =>
    Object.entries(prices).map(([sku, { unit, dollars }]) => {
      const source = { name, asOf };
      return { sku, unit, dollars, source, place: place([index, 'prices', sku]) };
    }),
  );
}

/** Where a field stands, or the nearest above it that is written. */
function offsetOf(document: Document.Parsed, field: readonly PropertyKey[]): number {
  const node = document.getIn(field, true) as { readonly range?: readonly number[] } | undefined;
  return node?.range?.[0] ?? (field.length > 0 ? offsetOf(document, field.slice(0, -1)) : 0);
}

function withoutExcerpt(text: string): string {
  return text.split(':\n')[0] ?? '';
}
