import { defineKind } from '@auditorsec/custom-kind/kind';
import { z } from 'zod';

const policies = ['Observe', 'Create', 'Update', 'LateInitialize'] as const;

/** What a managed resource of Crossplane's AWS provider is defined by. */
interface ManagedDefinition<ForProvider extends z.ZodType, InitProvider extends z.ZodType> {
  /** The AWS service, as its API group begins: `route53`, `rds`. */
  readonly service: string;
  /** `v1beta1` for most; `v1beta2` or later where the provider has changed a kind. */
  readonly version?: string;
  readonly kind: string;
  readonly plural: string;
  /** The fields that we set, strictly: every further one is a mistake. */
  readonly forProvider: ForProvider;
  /** The fields that count at creation alone: AWS changes them later, such as the role in a global database. */
  readonly initProvider?: InitProvider;
}

/** Defines a namespaced managed resource of Crossplane v2 by the fields that we set. */
export function managedKind<ForProvider extends z.ZodType, InitProvider extends z.ZodType = z.ZodNever>(
  definition: ManagedDefinition<ForProvider, InitProvider>,
) {
  const { service, version = 'v1beta1', kind, plural, forProvider, initProvider } = definition;
  const creation = (initProvider && { initProvider: initProvider.optional() }) as {
    initProvider: z.ZodOptional<InitProvider>;
  };
  return defineKind({
    group: `${service}.aws.m.upbound.io`,
    version,
    scope: 'Namespaced',
    kind,
    plural,
    spec: z.strictObject({
      forProvider,
      ...creation,
      managementPolicies: z.array(z.enum(policies)).optional(),
      providerConfigRef: z.strictObject({ kind: z.literal('ClusterProviderConfig'), name: z.string() }),
    }),
  });
}

export type ManagedKind = ReturnType<typeof managedKind<z.ZodType, z.ZodType>>;

/** Another managed resource, by its name in the same namespace; the provider writes its id or ARN in. */
export const ref = z.strictObject({ name: z.string() });

/** One key of a Secret of the same namespace. */
export const secretKeyRef = z.strictObject({ name: z.string(), key: z.string() });

export const tags = z.record(z.string(), z.string());
