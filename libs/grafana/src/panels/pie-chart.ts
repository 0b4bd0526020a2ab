import type * as sdk from '@grafana/grafana-foundation-sdk/piechart';
import { definePanel, type Panel, type PanelProps } from '../panel.ts';
import { ask, type Queries } from '../query.ts';

export interface PieChartProps extends PanelProps {
  readonly queries: Queries;
}

/** The newest values as shares of their sum. */
export function pieChart({ queries, ...props }: PieChartProps): Panel {
  return definePanel<sdk.Options, sdk.FieldConfig>(pieChart, props, {
    type: 'piechart',
    width: 'third',
    height: 8,
    ...ask(queries, 'instant'),
    options: {
      pieType: 'donut',
      displayLabels: ['percent'],
      orientation: 'auto',
      tooltip: { mode: 'single', sort: 'none' },
      legend: { displayMode: 'table', placement: 'right', showLegend: true, values: ['value', 'percent'], calcs: [] },
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
    },
    field: { color: { mode: 'palette-classic-by-name' } },
  });
}
