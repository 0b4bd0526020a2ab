import type { Served } from '../served.ts';

/** What every object with a pod template serves. */
export const PODS = ['image-integrity', 'workload-hardening'] as const;

/** What policies of admission serve: whatever they refuse. */
const ADMISSION = [...PODS, 'least-privilege', 'network-segmentation'] as const;

/** Kubernetes' own kinds. */
export const kubernetes: Readonly<Record<string, Served>> = {
  'ClusterRole.rbac.authorization.k8s.io': ['least-privilege'],
  'ClusterRoleBinding.rbac.authorization.k8s.io': ['least-privilege'],
  ConfigMap: [],
  'CronJob.batch': PODS,
  'CustomResourceDefinition.apiextensions.k8s.io': [],
  'Deployment.apps': [...PODS, 'redundancy'],
  'HorizontalPodAutoscaler.autoscaling': ['capacity'],
  'Job.batch': PODS,
  Namespace: ['workload-hardening'],
  'NetworkPolicy.networking.k8s.io': ['network-segmentation'],
  'PodDisruptionBudget.policy': ['redundancy'],
  'Role.rbac.authorization.k8s.io': ['least-privilege'],
  'RoleBinding.rbac.authorization.k8s.io': ['least-privilege'],
  Secret: [],
  Service: [],
  ServiceAccount: ['least-privilege'],
  'StatefulSet.apps': [...PODS, 'redundancy'],
  'StorageClass.storage.k8s.io': ['encryption-at-rest'],
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io': ADMISSION,
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io': ADMISSION,
};
