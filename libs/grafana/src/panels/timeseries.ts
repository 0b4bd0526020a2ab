import type * as sdk from '@grafana/grafana-foundation-sdk/timeseries';
import { definePanel, type Panel, type PanelProps } from '../panel.ts';
import { ask, type Queries } from '../query.ts';
import type { Threshold } from '../threshold.ts';

export interface TimeseriesProps extends PanelProps {
  readonly queries: Queries;
  /**
   * Below this value the axis is linear, above it each power of ten is as high: for what is 0 on most days, near its bounds on
   * bad ones and a thousand times higher in an outage. Linear throughout by default.
   */
  readonly logarithmicFrom?: number;
  /** One on top of the other, for parts of a whole. */
  readonly stacked?: boolean;
}

/** Lines over time; the bounds of a threshold are drawn as dashed lines. */
export function timeseries({ queries, stacked = false, logarithmicFrom, ...props }: TimeseriesProps): Panel {
  return definePanel<sdk.Options, sdk.FieldConfig>(timeseries, props, {
    type: 'timeseries',
    width: 'half',
    height: 8,
    ...ask(queries, 'range'),
    options: {
      legend: { displayMode: 'table', placement: 'bottom', showLegend: true, calcs: ['lastNotNull', 'max'] },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
    field: {
      // By name, so that a region has one colour in all panels.
      color: { mode: 'palette-classic-by-name' },
      custom: {
        drawStyle: 'line',
        lineWidth: 1,
        fillOpacity: stacked ? 30 : 5,
        showPoints: 'never',
        // A gap is what Prometheus didn't know, and must be seen.
        spanNulls: false,
        stacking: { mode: stacked ? 'normal' : 'none', group: 'A' },
        thresholdsStyle: { mode: props.threshold ? 'dashed' : 'off' },
        ...axisReaching(props.threshold),
        ...(logarithmicFrom !== undefined && {
          scaleDistribution: { type: 'symlog', log: 10, linearThreshold: logarithmicFrom },
        }),
      },
    },
  });
}

/** Bounds are seen even while values are far from them. */
function axisReaching(threshold: Threshold | undefined) {
  if (!threshold) return {};
  return 'above' in threshold ? { axisSoftMax: threshold.above.critical } : { axisSoftMin: threshold.below.critical };
}
