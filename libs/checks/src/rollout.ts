import type { ClusterObjects, Found } from './objects.ts';

interface Reference {
  readonly templates?: readonly { readonly templateName?: string; readonly clusterScope?: boolean }[];
  readonly args?: readonly { readonly name: string }[];
}

export interface Canary {
  readonly canaryService?: string;
  readonly stableService?: string;
  readonly analysis?: Reference;
  readonly steps?: readonly { readonly setWeight?: number; readonly analysis?: Reference }[];
  readonly trafficRouting?: {
    readonly istio?: { readonly virtualService?: { readonly name: string; readonly routes?: readonly string[] } };
  };
}

export interface BlueGreen {
  readonly activeService?: string;
  readonly previewService?: string;
  readonly prePromotionAnalysis?: Reference;
  readonly postPromotionAnalysis?: Reference;
}

/** What rules read of a Rollout of Argo. */
export interface RolloutKind {
  readonly spec?: {
    readonly replicas?: number;
    readonly workloadRef?: { readonly apiVersion?: string; readonly kind?: string; readonly name?: string };
    readonly strategy?: { readonly canary?: Canary; readonly blueGreen?: BlueGreen };
  };
}
export type Rollout = Found<RolloutKind>;

export function rollouts(objects: ClusterObjects): readonly Rollout[] {
  return objects.of<RolloutKind>('Rollout.argoproj.io');
}

/** The workload whose pod template a Rollout runs, as `Kind.group` and name; itself where it has a template of its own. */
export function runBy({ object: { metadata, spec } }: Rollout): { readonly kind: string; readonly name: string } {
  const { apiVersion = '', kind, name } = spec?.workloadRef ?? {};
  if (!kind || !name) return { kind: 'Rollout.argoproj.io', name: metadata.name };
  return { kind: [kind, ...apiVersion.split('/').slice(0, -1)].join('.'), name };
}

/** Every analysis that a Rollout asks for, with its field. */
export function analyses({ object: { spec } }: Rollout): { readonly reference: Reference; readonly field: string }[] {
  const { canary, blueGreen } = spec?.strategy ?? {};
  const all: [Reference | undefined, string][] = [
    [canary?.analysis, 'canary.analysis'],
    ...(canary?.steps ?? []).map(({ analysis }, index): [Reference | undefined, string] => [
      analysis,
      `canary.steps[${index}].analysis`,
    ]),
    [blueGreen?.prePromotionAnalysis, 'blueGreen.prePromotionAnalysis'],
    [blueGreen?.postPromotionAnalysis, 'blueGreen.postPromotionAnalysis'],
  ];
  return all.flatMap(([reference, field]) => (reference ? [{ reference, field: `spec.strategy.${field}` }] : []));
}

/** The two Services of a Rollout, that of the current version first, with the fields that name them. */
export function servicesOf({ object: { spec } }: Rollout): [field: string, name: string | undefined][] {
  const { canary, blueGreen } = spec?.strategy ?? {};
  const [strategy, current, next] = canary
    ? ['canary', 'stableService', 'canaryService']
    : ['blueGreen', 'activeService', 'previewService'];
  const named = (canary ?? blueGreen ?? {}) as Readonly<Record<string, string | undefined>>;
  return [current, next].map((field) => [`spec.strategy.${strategy}.${field}`, named[field ?? '']]);
}
