import type { View } from '../viewer/view.ts';
import { type Asked, nameOf } from './ask.ts';

/** The answers to all queries of each panel, under the names of its legend, as a picture needs them. */
export function viewsOf(asked: readonly Asked[]): View[] {
  return [...Map.groupBy(asked, ({ panel }) => panel)].map(([panel, queries]) => ({
    panel,
    lines: queries.flatMap(({ answer, target }) =>
      answer.series.map((series) => ({ ...series, name: nameOf(series, target) })),
    ),
    ...queries.find(({ time }) => time !== undefined),
  }));
}
