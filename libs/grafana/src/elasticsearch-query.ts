import type { ElasticsearchTarget } from './sdk.ts';
import { reference } from './variable.ts';

/** How many different values a field has among documents, such as users among requests. */
export interface UniqueCount {
  /** The field whose values are counted. */
  readonly unique: string;
  /** Parts of the documents by name, each a query in Lucene's syntax. */
  readonly among: Readonly<Record<string, string>>;
}

export const logSource = { type: 'elasticsearch', uid: reference('logs') } as const;

/** When something happened, in every log. */
const TIME_FIELD = '@timestamp';

/** `range` counts for each interval of the graph, `instant` once over the whole time range. */
export function logTargets({ unique, among }: UniqueCount, form: 'range' | 'instant'): ElasticsearchTarget[] {
  const filters = Object.entries(among).map(([label, query]) => ({ label, query }));
  const parts = { id: '2', type: 'filters', settings: { filters } } as const;
  const intervals = {
    id: '3',
    type: 'date_histogram',
    field: TIME_FIELD,
    settings: { interval: 'auto', min_doc_count: '0' },
  } as const;
  return [
    {
      refId: 'A',
      datasource: logSource,
      query: 'cloud.region:$region',
      timeField: TIME_FIELD,
      metrics: [{ id: '1', type: 'cardinality', field: unique }],
      bucketAggs: form === 'range' ? [parts, intervals] : [parts],
    },
  ];
}
