import { defineKind } from '@auditorsec/custom-kind/kind';
import { labels, resources } from '@auditorsec/custom-kind/pod';
import { z } from 'zod';

/** A package of managed resources, and the program that keeps them. */
export const provider = defineKind({
  group: 'pkg.crossplane.io',
  version: 'v1',
  scope: 'Cluster',
  kind: 'Provider',
  plural: 'providers',
  spec: z.strictObject({
    package: z.string().min(1),
    runtimeConfigRef: z.strictObject({ name: z.string() }),
    /** Earlier revisions that stay, to go back to. */
    revisionHistoryLimit: z.int(),
  }),
});

/** How the program of a provider runs. */
export const runtimeConfig = defineKind({
  group: 'pkg.crossplane.io',
  version: 'v1beta1',
  scope: 'Cluster',
  kind: 'DeploymentRuntimeConfig',
  plural: 'deploymentruntimeconfigs',
  spec: z.strictObject({
    serviceAccountTemplate: z.strictObject({ metadata: z.strictObject({ name: z.string() }) }),
    deploymentTemplate: z.strictObject({
      spec: z.strictObject({
        selector: z.strictObject({}),
        template: z.strictObject({
          metadata: z.strictObject({ labels }),
          spec: z.strictObject({
            containers: z.array(z.strictObject({ name: z.string(), resources })),
            securityContext: z.strictObject({
              runAsNonRoot: z.boolean(),
              seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
            }),
          }),
        }),
      }),
    }),
  }),
});

/** Which kinds of all providers the API server serves. */
export const activationPolicy = defineKind({
  group: 'apiextensions.crossplane.io',
  version: 'v1alpha1',
  scope: 'Cluster',
  kind: 'ManagedResourceActivationPolicy',
  plural: 'managedresourceactivationpolicies',
  spec: z.strictObject({ activate: z.array(z.string()).min(1) }),
});

/** By what right providers call AWS. */
export const clusterProviderConfig = defineKind({
  group: 'aws.m.upbound.io',
  version: 'v1beta1',
  scope: 'Cluster',
  kind: 'ClusterProviderConfig',
  plural: 'clusterproviderconfigs',
  spec: z.strictObject({ credentials: z.strictObject({ source: z.literal('PodIdentity') }) }),
});
