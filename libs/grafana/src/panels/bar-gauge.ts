import type * as sdk from '@grafana/grafana-foundation-sdk/bargauge';
import { definePanel, type Panel, type PanelProps } from '../panel.ts';
import { ask, type Queries } from '../query.ts';

export interface BarGaugeProps extends PanelProps {
  readonly queries: Queries;
  /** Where bars end; the largest value by default. */
  readonly max?: number;
}

/** The newest value of each series as a bar. */
export function barGauge({ queries, max, ...props }: BarGaugeProps): Panel {
  return definePanel<sdk.Options, never>(barGauge, props, {
    type: 'bargauge',
    width: 'half',
    height: 8,
    ...ask(queries, 'instant'),
    options: {
      displayMode: 'basic',
      valueMode: 'color',
      namePlacement: 'auto',
      showUnfilled: true,
      sizing: 'auto',
      minVizWidth: 8,
      minVizHeight: 16,
      maxVizHeight: 300,
      orientation: 'horizontal',
      legend: { displayMode: 'list', placement: 'bottom', showLegend: false, calcs: [] },
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
    },
    field: {
      color: props.threshold ? { mode: 'thresholds' } : { mode: 'fixed', fixedColor: 'blue' },
      min: 0,
      ...(max !== undefined && { max }),
    },
  });
}
