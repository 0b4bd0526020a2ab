import type * as sdk from '@grafana/grafana-foundation-sdk/table';
import { definePanel, type Panel, type PanelProps } from '../panel.ts';
import type { PrometheusQuery } from '../prometheus-query.ts';
import { ask } from '../query.ts';

export interface TableProps extends PanelProps {
  readonly query: Pick<PrometheusQuery, 'expr'>;
  /** Labels as columns, by their headings. */
  readonly columns: Readonly<Record<string, string>>;
  /** The heading of the value's column, which stands last. */
  readonly value: string;
  /** The heading by which rows are sorted; by default the value's, the largest first. */
  readonly sortBy?: string;
}

/** The newest values with their labels as columns. */
export function table({ query, columns, value, sortBy = value, ...props }: TableProps): Panel {
  // A table has columns instead of a legend.
  const queries = [{ ...query, legend: value }];
  const labels = Object.keys(columns);
  return definePanel<sdk.Options, sdk.FieldConfig>(table, props, {
    type: 'table',
    width: 'half',
    height: 8,
    ...ask(queries, 'table'),
    transformations: [
      { id: 'filterFieldsByName', options: { include: { names: [...labels, 'Value'] } } },
      {
        id: 'organize',
        options: {
          indexByName: Object.fromEntries([...labels, 'Value'].map((name, index) => [name, index])),
          renameByName: { ...columns, Value: value },
        },
      },
    ],
    options: {
      frameIndex: 0,
      showHeader: true,
      showTypeIcons: false,
      cellHeight: 'sm',
      footer: { show: false, reducer: [], countRows: false },
      sortBy: [{ displayName: sortBy, desc: sortBy === value }],
    },
    field: { noValue: 'None', custom: { align: 'auto', inspect: false } },
  });
}
