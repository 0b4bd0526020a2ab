import type { PodTemplate } from './objects.ts';

/** An object of the pod's namespace without which its pods don't start. */
export interface PodReference {
  readonly kind: 'ServiceAccount' | 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: string;
}

/** What a pod needs to start: its service account, and the sources of its volumes and environment that aren't optional. */
export function podReferences({ spec }: PodTemplate): PodReference[] {
  const { serviceAccountName, volumes = [], initContainers = [], containers = [] } = spec;
  const environment = [...initContainers, ...containers].flatMap(({ env = [], envFrom = [] }) => [
    ...env.flatMap(({ valueFrom }) => valueFrom ?? []),
    ...envFrom,
  ]);
  const references = [
    { kind: 'ServiceAccount', name: serviceAccountName } as const,
    ...volumes.flatMap(({ configMap, secret, persistentVolumeClaim }) => [
      { kind: 'ConfigMap', ...configMap } as const,
      { kind: 'Secret', name: secret?.secretName, optional: secret?.optional } as const,
      { kind: 'PersistentVolumeClaim', name: persistentVolumeClaim?.claimName } as const,
    ]),
    ...environment.flatMap(({ configMapKeyRef, configMapRef, secretKeyRef, secretRef }) => [
      { kind: 'ConfigMap', ...(configMapKeyRef ?? configMapRef) } as const,
      { kind: 'Secret', ...(secretKeyRef ?? secretRef) } as const,
    ]),
  ];
  return references.flatMap((reference) => {
    const { kind, name } = reference;
    return name === undefined || ('optional' in reference && reference.optional) ? [] : [{ kind, name }];
  });
}
