/*
 * The fields that we set of the kinds of Argo Rollouts. `npm run validate` holds what we write against the owner's CRDs
 * and Go types.
 */

interface Metadata {
  readonly name: string;
  readonly namespace: string;
}

interface AnalysisRef {
  readonly templates: readonly { readonly templateName: string }[];
  readonly args: readonly { readonly name: string; readonly value: string }[];
}

export interface Rollout {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Rollout';
  metadata: Metadata;
  spec: {
    readonly progressDeadlineAbort: boolean;
    readonly progressDeadlineSeconds: number;
    readonly revisionHistoryLimit: number;
    readonly rollbackWindow: { readonly revisions: number };
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly strategy: { readonly canary: Canary } | { readonly blueGreen: BlueGreen };
    readonly workloadRef: {
      readonly apiVersion: 'apps/v1';
      readonly kind: 'Deployment';
      readonly name: string;
      readonly scaleDown: 'onsuccess';
    };
  };
}

export interface Canary {
  readonly abortScaleDownDelaySeconds: number;
  readonly analysis: AnalysisRef & { readonly startingStep: number };
  readonly canaryService: string;
  readonly dynamicStableScale: boolean;
  readonly maxSurge: string;
  readonly maxUnavailable: number;
  readonly minPodsPerReplicaSet: number;
  readonly stableService: string;
  readonly steps: readonly ({ readonly setWeight: number } | { readonly pause: { readonly duration: string } })[];
  readonly trafficRouting: { readonly istio: { readonly virtualService: { readonly name: string } } };
}

export interface BlueGreen {
  readonly abortScaleDownDelaySeconds: number;
  readonly activeService: string;
  readonly autoPromotionEnabled: boolean;
  readonly postPromotionAnalysis: AnalysisRef;
  readonly previewReplicaCount: number;
  readonly previewService: string;
  readonly scaleDownDelaySeconds: number;
}

export interface Metric {
  readonly name: string;
  readonly consecutiveErrorLimit: number;
  readonly count?: number;
  readonly failureCondition: string;
  readonly failureLimit: number;
  readonly inconclusiveLimit: number;
  readonly initialDelay: string;
  readonly interval: string;
  readonly provider: {
    readonly prometheus: { readonly address: string; readonly query: string; readonly timeout: number };
  };
  readonly successCondition: string;
}

export interface AnalysisTemplate {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'AnalysisTemplate';
  metadata: Metadata;
  spec: { readonly args: readonly { readonly name: string }[]; readonly metrics: readonly Metric[] };
}
