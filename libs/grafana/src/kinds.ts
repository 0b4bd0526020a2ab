import { defineKind } from '@auditorsec/custom-kind/kind';
import { keyRef, labelSelector, labels } from '@auditorsec/custom-kind/pod';
import { z } from 'zod';
import { deployment } from './deployment.ts';

/*
 * The kinds of grafana-operator, in the fields that we set.
 */

const operator = { group: 'grafana.integreatly.org', version: 'v1beta1', scope: 'Namespaced' } as const;

const uid = z
  .string()
  .regex(/^[a-zA-Z0-9-_]+$/, 'letters, digits, - and _, at most 40')
  .max(40);
const freeForm = z.record(z.string(), z.unknown());

/** What every kind that is written into a Grafana has. */
const content = {
  /** Which Grafanas take it, by their labels. It can't be changed later. */
  instanceSelector: labelSelector,
  allowCrossNamespaceImport: z.boolean().optional(),
  /** How often the operator puts back what people changed by hand. */
  resyncPeriod: z
    .string()
    .regex(/^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$/, 'a duration, such as 10m')
    .optional(),
  uid: uid.optional(),
};

export const grafana = defineKind({
  ...operator,
  kind: 'Grafana',
  plural: 'grafanas',
  spec: z.strictObject({
    /** Tag of the image, or the whole image. */
    version: z.string(),
    /** `grafana.ini`: section, key, text. */
    config: z.record(z.string(), z.record(z.string(), z.string())),
    disableDefaultAdminSecret: z.boolean().optional(),
    disableDefaultSecurityContext: z.enum(['Pod', 'Container', 'All']).optional(),
    client: z.strictObject({ preferIngress: z.boolean().optional(), timeout: z.int().optional() }).optional(),
    preferences: z.strictObject({ homeDashboardUid: z.string().optional() }).optional(),
    deployment: deployment.optional(),
    service: z
      .strictObject({
        metadata: z.strictObject({ labels: labels.optional(), annotations: labels.optional() }).optional(),
      })
      .optional(),
    serviceAccount: z
      .strictObject({
        metadata: z.strictObject({ labels: labels.optional(), annotations: labels.optional() }).optional(),
        automountServiceAccountToken: z.boolean().optional(),
      })
      .optional(),
  }),
});

export const grafanaDatasource = defineKind({
  ...operator,
  kind: 'GrafanaDatasource',
  plural: 'grafanadatasources',
  spec: z.strictObject({
    ...content,
    datasource: z.strictObject({
      name: z.string(),
      type: z.string(),
      uid: uid.optional(),
      access: z.enum(['proxy', 'direct']).optional(),
      url: z.string().optional(),
      user: z.string().optional(),
      database: z.string().optional(),
      basicAuth: z.boolean().optional(),
      basicAuthUser: z.string().optional(),
      isDefault: z.boolean().optional(),
      editable: z.boolean().optional(),
      jsonData: freeForm.optional(),
      secureJsonData: freeForm.optional(),
    }),
    /** Values of Secrets and ConfigMaps put into `datasource`; there they stand as `${key}`. */
    valuesFrom: z
      .array(
        z.strictObject({
          targetPath: z.string(),
          valueFrom: z.union([z.strictObject({ secretKeyRef: keyRef }), z.strictObject({ configMapKeyRef: keyRef })]),
        }),
      )
      .max(99)
      .optional(),
  }),
});

export const grafanaFolder = defineKind({
  ...operator,
  kind: 'GrafanaFolder',
  plural: 'grafanafolders',
  spec: z.strictObject({
    ...content,
    title: z.string(),
    parentFolderRef: z.string().optional(),
    /** Grafana's permissions as JSON text. */
    permissions: z.string().optional(),
  }),
});

export const grafanaDashboard = defineKind({
  ...operator,
  kind: 'GrafanaDashboard',
  plural: 'grafanadashboards',
  spec: z.strictObject({
    ...content,
    /** Name of a GrafanaFolder in the same namespace. */
    folderRef: z.string().optional(),
    configMapRef: keyRef.optional(),
    /** The dashboard's JSON, by gzip and base64. */
    gzipJson: z.base64().optional(),
    json: z.string().optional(),
    datasources: z.array(z.strictObject({ inputName: z.string(), datasourceName: z.string() })).optional(),
  }),
});
