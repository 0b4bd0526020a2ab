import type { FileSpec } from '@auditorsec/manifest/types';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { type ClusterObjects, kindOf, type PodTemplate } from './objects.ts';
import { type RolloutKind, runBy } from './rollout.ts';

/** What sets the number of pods of a workload: an HPA, or a ScaledObject, from which KEDA makes one. */
export interface Autoscaler {
  readonly file: FileSpec;
  readonly namespace: string;
  /** `Kind.group` and name of the target, and the field that names it. */
  readonly target: { readonly kind: string; readonly name: string; readonly field: string };
  /** The workload whose pods it numbers: the target, or what a Rollout runs. */
  readonly workload: { readonly kind: string; readonly name: string };
  readonly min: { readonly replicas: number; readonly field: string };
  readonly max: { readonly replicas: number; readonly field: string };
}

/** All autoscalers, with the defaults of their APIs: HPA 1 to what it says, ScaledObject 0 to 100. */
export function autoscalers(objects: ClusterObjects): Autoscaler[] {
  const numbered = (file: FileSpec, of: Autoscaler['target']) => {
    const namespace = file.object.metadata.namespace ?? 'default';
    const rollout = of.kind === 'Rollout.argoproj.io' && objects.get<RolloutKind>(of.kind, namespace, of.name);
    return { file, namespace, target: of, workload: rollout ? runBy(rollout) : of };
  };
  return [
    ...objects
      .of<IHorizontalPodAutoscaler>('HorizontalPodAutoscaler.autoscaling')
      .map(({ file, object: { spec } }) => ({
        ...numbered(file, target(spec?.scaleTargetRef, '')),
        min: { replicas: spec?.minReplicas ?? 1, field: 'spec.minReplicas' },
        max: { replicas: spec?.maxReplicas ?? 1, field: 'spec.maxReplicas' },
      })),
    ...objects.of<IScaledObject>('ScaledObject.keda.sh').map(({ file, object: { spec } }) => ({
      ...numbered(file, target(spec?.scaleTargetRef, 'apps/v1')),
      min: { replicas: spec?.minReplicaCount ?? 0, field: 'spec.minReplicaCount' },
      max: { replicas: spec?.maxReplicaCount ?? 100, field: 'spec.maxReplicaCount' },
    })),
  ];
}

function target(
  { apiVersion, kind = 'Deployment', name = '' }: { apiVersion?: string; kind?: string; name?: string } = {},
  defaultApiVersion: string,
): Autoscaler['target'] {
  const group = (apiVersion ?? defaultApiVersion).split('/').slice(0, -1);
  return { kind: [kind, ...group].join('.'), name, field: 'spec.scaleTargetRef' };
}

/** Whether this autoscaler sets the number of these pods. */
export function scales({ namespace, workload: { kind, name } }: Autoscaler, { file }: PodTemplate): boolean {
  const { metadata } = file.object;
  return kindOf(file.object) === kind && metadata.name === name && metadata.namespace === namespace;
}
