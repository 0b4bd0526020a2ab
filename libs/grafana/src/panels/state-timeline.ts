import type * as sdk from '@grafana/grafana-foundation-sdk/statetimeline';
import { definePanel, type Panel, type PanelProps } from '../panel.ts';
import { ask, type Queries } from '../query.ts';

export interface StateTimelineProps extends Omit<PanelProps, 'unit' | 'threshold'> {
  readonly queries: Queries;
  /** What each value means. */
  readonly states: Readonly<Record<number, { readonly text: string; readonly color: 'green' | 'orange' | 'red' }>>;
}

/** States over time, one line for each series. */
export function stateTimeline({ queries, states, ...props }: StateTimelineProps): Panel {
  return definePanel<sdk.Options, sdk.FieldConfig>(
    stateTimeline,
    { ...props, unit: 'count' },
    {
      type: 'state-timeline',
      width: 'half',
      height: 5,
      ...ask(queries, 'range'),
      options: {
        showValue: 'auto',
        rowHeight: 0.9,
        mergeValues: true,
        alignValue: 'left',
        perPage: 20,
        legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
        tooltip: { mode: 'single', sort: 'none' },
      },
      field: {
        color: { mode: 'thresholds' },
        mappings: [{ type: 'value', options: { ...states } }],
        custom: { lineWidth: 0, fillOpacity: 70, spanNulls: false },
      },
    },
  );
}
