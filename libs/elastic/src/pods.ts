import { containerResources } from '@auditorsec/workload/pod';
import type { Resources } from '@auditorsec/workload/resources';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { VolumeClaim } from './types.ts';

/** What a container of ECK may do, and what it gets; ECK adds image, command and probes. */
export function operatedContainer(name: string, resources: Resources): IContainer {
  return {
    name,
    resources: containerResources(resources),
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true },
  };
}

/** Meets Pod Security `restricted`; the images of the Elastic stack run as user and group 1000. ECK's own account would be `default`. */
export function operatedPod(serviceAccountName: string) {
  return {
    automountServiceAccountToken: false,
    securityContext: { fsGroup: 1000, runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    serviceAccountName,
  } satisfies Partial<IPodSpec>;
}

/** A disk of its own for each pod, encrypted by the storage class. */
export function claim(name: string, storageClassName: string, storage: string): VolumeClaim {
  return {
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage } } },
  };
}
