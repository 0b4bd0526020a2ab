import { z } from 'zod';

/*
 * What custom kinds take over from pods, in the fields that we set. Every CRD repeats these schemas; the names are those
 * of Kubernetes' core/v1.
 */

export const labels = z.record(z.string(), z.string());

/** A port or a number of pods as a number, or a port's name or a percentage as text. */
export const intOrString = z.union([z.int32(), z.string()]);

/** An amount of a resource as text: `250m`, `2Gi`. The form is that of every CRD. */
export const quantity = z
  .string()
  .regex(
    /^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$/,
    'an amount with its unit: 250m, 2 or 512Mi',
  );

export const resources = z.strictObject({
  requests: z.record(z.string(), quantity).optional(),
  limits: z.record(z.string(), quantity).optional(),
});

export const labelSelector = z.strictObject({
  matchLabels: labels.optional(),
  matchExpressions: z
    .array(
      z.strictObject({
        key: z.string(),
        operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
        values: z.array(z.string()).optional(),
      }),
    )
    .optional(),
});

/** One key of a ConfigMap or a Secret of the same namespace. */
export const keyRef = z.strictObject({ name: z.string(), key: z.string(), optional: z.boolean().optional() });

export const env = z.strictObject({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z
    .strictObject({
      configMapKeyRef: keyRef.optional(),
      secretKeyRef: keyRef.optional(),
      fieldRef: z.strictObject({ fieldPath: z.string() }).optional(),
      resourceFieldRef: z.strictObject({ containerName: z.string().optional(), resource: z.string() }).optional(),
    })
    .optional(),
});

const source = { optional: z.boolean().optional(), defaultMode: z.int32().optional() };
const items = z.array(z.strictObject({ key: z.string(), path: z.string() })).optional();

export const volume = z.strictObject({
  name: z.string(),
  configMap: z.strictObject({ name: z.string(), items, ...source }).optional(),
  secret: z.strictObject({ secretName: z.string(), items, ...source }).optional(),
  emptyDir: z.strictObject({ medium: z.enum(['Memory']).optional(), sizeLimit: quantity.optional() }).optional(),
  hostPath: z
    .strictObject({
      path: z.string(),
      type: z.enum(['Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate']).optional(),
    })
    .optional(),
});

export const volumeMount = z.strictObject({
  name: z.string(),
  mountPath: z.string(),
  subPath: z.string().optional(),
  readOnly: z.boolean().optional(),
});

const seccompProfile = z.strictObject({ type: z.enum(['RuntimeDefault']) });

/** Of one container. */
export const securityContext = z.strictObject({
  allowPrivilegeEscalation: z.boolean().optional(),
  capabilities: z
    .strictObject({ drop: z.array(z.string()).optional(), add: z.array(z.string()).optional() })
    .optional(),
  readOnlyRootFilesystem: z.boolean().optional(),
  runAsNonRoot: z.boolean().optional(),
  runAsUser: z.int().optional(),
  runAsGroup: z.int().optional(),
  seccompProfile: seccompProfile.optional(),
});

export const podSecurityContext = z.strictObject({
  fsGroup: z.int().optional(),
  fsGroupChangePolicy: z.enum(['OnRootMismatch', 'Always']).optional(),
  runAsNonRoot: z.boolean().optional(),
  runAsUser: z.int().optional(),
  runAsGroup: z.int().optional(),
  seccompProfile: seccompProfile.optional(),
});

export const topologySpreadConstraint = z.strictObject({
  maxSkew: z.int32(),
  topologyKey: z.string(),
  whenUnsatisfiable: z.enum(['DoNotSchedule', 'ScheduleAnyway']),
  labelSelector: labelSelector.optional(),
  matchLabelKeys: z.array(z.string()).optional(),
  minDomains: z.int32().optional(),
});

export const toleration = z.strictObject({
  key: z.string().optional(),
  operator: z.enum(['Exists', 'Equal']).optional(),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).optional(),
});

/** How often and how patiently a probe asks. */
export const probeTiming = {
  initialDelaySeconds: z.int32().min(0).optional(),
  periodSeconds: z.int32().min(1).optional(),
  timeoutSeconds: z.int32().min(1).optional(),
  successThreshold: z.int32().min(1).optional(),
  failureThreshold: z.int32().min(1).optional(),
};

export const rollingUpdate = z.strictObject({
  maxSurge: intOrString.optional(),
  maxUnavailable: intOrString.optional(),
});
