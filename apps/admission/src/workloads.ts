import type { Kinds } from '@auditorsec/admission/admission-policy';

/** Pods, so that nothing gets past, and what makes them, so that whoever sends it is told. */
export const workloads: readonly Kinds[] = [
  { group: '', version: 'v1', resources: ['pods'] },
  { group: 'apps', version: 'v1', resources: ['deployments', 'statefulsets', 'daemonsets'] },
  { group: 'batch', version: 'v1', resources: ['jobs', 'cronjobs'] },
];

/** What demands on workloads read: the pod's spec wherever it stands, and all of its containers. */
export const podVariables = {
  pod: "object.kind == 'Pod' ? object.spec : object.kind == 'CronJob' ? object.spec.jobTemplate.spec.template.spec : object.spec.template.spec",
  containers: 'variables.pod.containers + variables.pod.?initContainers.orValue([])',
} as const;
