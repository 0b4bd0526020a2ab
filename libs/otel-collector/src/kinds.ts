import { defineKind } from '@auditorsec/custom-kind/kind';
import {
  env,
  intOrString,
  labels,
  podSecurityContext,
  probeTiming,
  quantity,
  resources,
  rollingUpdate,
  securityContext,
  toleration,
  topologySpreadConstraint,
  volume,
  volumeMount,
} from '@auditorsec/custom-kind/pod';
import { z } from 'zod';
import { config } from './config-schema.ts';

/*
 * The kind of opentelemetry-operator, in the fields that we set.
 */

const probe = z.strictObject(probeTiming);
const updateStrategy = z.strictObject({
  type: z.enum(['RollingUpdate']),
  rollingUpdate: rollingUpdate.optional(),
});
const scaling = z.strictObject({ stabilizationWindowSeconds: z.int32() });

/** Pods get the labels of the object's own metadata: there is no field for theirs. */
export const openTelemetryCollector = defineKind({
  group: 'opentelemetry.io',
  version: 'v1beta1',
  scope: 'Namespaced',
  kind: 'OpenTelemetryCollector',
  plural: 'opentelemetrycollectors',
  spec: z.strictObject({
    mode: z.enum(['deployment', 'daemonset', 'statefulset', 'sidecar']),
    /** Ignored by a DaemonSet and a sidecar. */
    replicas: z.int32().min(0).optional(),
    image: z.string(),
    imagePullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']).optional(),
    managementState: z.enum(['managed', 'unmanaged']).optional(),
    upgradeStrategy: z.enum(['automatic', 'none']).optional(),
    serviceAccount: z.string().optional(),
    /** Of a StatefulSet: the headless Service that gives its pods host names. */
    serviceName: z.string().optional(),
    config,
    /** How many versions of the config's ConfigMap are kept. */
    configVersions: z.int().min(1).optional(),
    /** Flags of the program without their dashes. */
    args: labels.optional(),
    env: z.array(env).optional(),
    /** The operator finds the ports of known receivers by itself. */
    ports: z
      .array(
        z.strictObject({
          name: z.string(),
          port: z.int32(),
          targetPort: intOrString.optional(),
          protocol: z.enum(['TCP', 'UDP']).optional(),
          appProtocol: z.string().optional(),
        }),
      )
      .optional(),
    initContainers: z
      .array(
        z.strictObject({
          name: z.string(),
          image: z.string(),
          args: z.array(z.string()).optional(),
          env: z.array(env).optional(),
          resources: resources.optional(),
          securityContext: securityContext.optional(),
          volumeMounts: z.array(volumeMount).optional(),
        }),
      )
      .optional(),
    resources: resources.optional(),
    securityContext: securityContext.optional(),
    podSecurityContext: podSecurityContext.optional(),
    podAnnotations: labels.optional(),
    priorityClassName: z.string().optional(),
    nodeSelector: labels.optional(),
    tolerations: z.array(toleration).optional(),
    topologySpreadConstraints: z.array(topologySpreadConstraint).optional(),
    terminationGracePeriodSeconds: z.int().optional(),
    hostNetwork: z.boolean().optional(),
    shareProcessNamespace: z.boolean().optional(),
    volumes: z.array(volume).optional(),
    volumeMounts: z.array(volumeMount).optional(),
    volumeClaimTemplates: z
      .array(
        z.strictObject({
          metadata: z.strictObject({ name: z.string() }),
          spec: z.strictObject({
            accessModes: z.array(z.enum(['ReadWriteOnce', 'ReadWriteOncePod'])),
            storageClassName: z.string().optional(),
            resources: z.strictObject({ requests: z.strictObject({ storage: quantity }) }),
          }),
        }),
      )
      .optional(),
    livenessProbe: probe.optional(),
    readinessProbe: probe.optional(),
    startupProbe: probe.optional(),
    podDisruptionBudget: z
      .strictObject({ minAvailable: intOrString.optional(), maxUnavailable: intOrString.optional() })
      .optional(),
    autoscaler: z
      .strictObject({
        minReplicas: z.int32().min(1),
        maxReplicas: z.int32().min(1),
        targetCPUUtilization: z.int32().min(1).optional(),
        targetMemoryUtilization: z.int32().min(1).optional(),
        behavior: z.strictObject({ scaleDown: scaling.optional(), scaleUp: scaling.optional() }).optional(),
      })
      .optional(),
    deploymentUpdateStrategy: updateStrategy.optional(),
    daemonSetUpdateStrategy: updateStrategy.optional(),
    podManagementPolicy: z.enum(['OrderedReady', 'Parallel']).optional(),
    trafficDistribution: z.enum(['PreferClose', 'PreferSameZone', 'PreferSameNode']).optional(),
    networkPolicy: z.strictObject({ enabled: z.boolean() }).optional(),
    observability: z
      .strictObject({
        metrics: z.strictObject({
          enableMetrics: z.boolean().optional(),
          disablePrometheusAnnotations: z.boolean().optional(),
          extraLabels: labels.optional(),
        }),
      })
      .optional(),
  }),
});
