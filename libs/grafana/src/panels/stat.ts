import type * as sdk from '@grafana/grafana-foundation-sdk/stat';
import { definePanel, type Panel, type PanelProps } from '../panel.ts';
import { ask, type Queries } from '../query.ts';

export interface StatProps extends PanelProps {
  readonly queries: Queries;
}

/** The newest value of each series, large, in the colour of its threshold. */
export function stat({ queries, ...props }: StatProps): Panel {
  return definePanel<sdk.Options, never>(stat, props, {
    type: 'stat',
    width: 'quarter',
    height: 4,
    ...ask(queries, 'instant'),
    options: {
      graphMode: 'none',
      colorMode: props.threshold ? 'background_solid' : 'value',
      justifyMode: 'auto',
      textMode: 'value_and_name',
      wideLayout: true,
      showPercentChange: false,
      percentChangeColorMode: 'standard',
      orientation: 'auto',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
    },
    field: { color: props.threshold ? { mode: 'thresholds' } : { mode: 'fixed', fixedColor: 'text' } },
  });
}
