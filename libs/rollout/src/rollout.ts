import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import { z } from 'zod';
import type { BlueGreen, Canary, Rollout } from './types.ts';

/** How a new version replaces the old: by growing shares of the requests, or beside it and then all at once. */
export const delivery = z.enum(['canary', 'blue-green']);
export type Delivery = z.output<typeof delivery>;

/** The Services of a workload that is delivered so: one in front of the version that serves, one of the next. */
export function variants(name: string, delivery: Delivery): { readonly current: string; readonly next: string } {
  return delivery === 'canary'
    ? { current: `${name}-stable`, next: `${name}-canary` }
    : { current: `${name}-active`, next: `${name}-preview` };
}

/** What the controller adds to the selectors of the two Services: what syncs them from Git leaves it alone. */
export const HASH_SELECTOR = '.spec.selector["rollouts-pod-template-hash"]';

export interface RolloutProps {
  /** The Deployment whose pods it runs, and its own name. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly delivery: Delivery;
  /** The VirtualService whose one route carries the weights that a canary moves. */
  readonly virtualService: string;
  /** The AnalysisTemplate that judges the new version. */
  readonly analysis: string;
}

/** Shares of the requests, in percent: small enough to hurt few, half to see load, then all. */
const WEIGHTS = [10, 50, 100];

/** Long enough at each share for the analysis to see several windows of its metrics. */
const PAUSE = '10m';

/**
 * Delivers a Deployment's pods step by step, and takes a version back that the analysis fails. The controller owns the
 * weights, the Services' hash selectors and the replicas: none of them stands in Git but as what delivery begins with.
 */
export function rollout(chart: Construct, props: RolloutProps): void {
  const { name, namespace, labels, delivery } = props;
  addManifest<Rollout>(chart, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name, namespace },
    spec: {
      progressDeadlineAbort: true,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 5,
      // Going back to one of the last three versions skips the steps: it has passed them.
      rollbackWindow: { revisions: 3 },
      selector: { matchLabels: { ...labels } },
      strategy: delivery === 'canary' ? { canary: canary(props) } : { blueGreen: blueGreen(props) },
      workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name, scaleDown: 'onsuccess' },
    },
  });
}

function canary({ name, virtualService, analysis }: RolloutProps): Canary {
  const { current, next } = variants(name, 'canary');
  return {
    abortScaleDownDelaySeconds: 60,
    // From the first pause on: before it the new version has no requests.
    analysis: { startingStep: 1, ...judged(analysis, next) },
    canaryService: next,
    // The old version keeps all of its pods until the end, so that going back needs none to start.
    dynamicStableScale: false,
    maxSurge: '25%',
    maxUnavailable: 0,
    minPodsPerReplicaSet: 2,
    stableService: current,
    steps: WEIGHTS.flatMap((setWeight) =>
      setWeight < 100 ? [{ setWeight }, { pause: { duration: PAUSE } }] : [{ setWeight }],
    ),
    trafficRouting: { istio: { virtualService: { name: virtualService } } },
  };
}

function blueGreen({ name, analysis }: RolloutProps): BlueGreen {
  const { current, next } = variants(name, 'blue-green');
  return {
    abortScaleDownDelaySeconds: 60,
    activeService: current,
    // A person looks at the preview and promotes it; it gets no requests before, so there is nothing to measure.
    autoPromotionEnabled: false,
    postPromotionAnalysis: judged(analysis, current),
    previewReplicaCount: 2,
    previewService: next,
    scaleDownDelaySeconds: 300,
  };
}

function judged(templateName: string, service: string) {
  return { templates: [{ templateName }], args: [{ name: 'service', value: service }] };
}
