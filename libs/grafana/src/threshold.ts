import type { Thresholds } from './sdk.ts';

interface Bounds {
  readonly warning?: number;
  readonly critical: number;
}

/** From where on a number is bad: `above` for errors and use, `below` for what should be high. */
export type Threshold = { readonly above: Bounds } | { readonly below: Bounds };

/**
 * Grafana's steps, each of which colours what is at its value or more. Without a threshold all is well: where a panel says
 * nothing, Grafana turns red at 80.
 */
export function thresholdSteps(threshold: Threshold | undefined): Thresholds {
  return { mode: 'absolute', steps: threshold ? steps(threshold) : [{ value: null, color: 'green' }] };
}

function steps(threshold: Threshold): Thresholds['steps'] {
  if ('above' in threshold) {
    const { warning, critical } = threshold.above;
    const warned = warning === undefined ? [] : [{ value: warning, color: 'orange' }];
    return [{ value: null, color: 'green' }, ...warned, { value: critical, color: 'red' }];
  }
  const { warning, critical } = threshold.below;
  const warned = warning === undefined ? [] : [{ value: critical, color: 'orange' }];
  return [{ value: null, color: 'red' }, ...warned, { value: warning ?? critical, color: 'green' }];
}
