import { indexTemplate, maskingPipeline } from '@auditorsec/elastic/index-template';
import { lifecyclePolicy, type Resource } from '@auditorsec/elastic/lifecycle';
import { role } from '@auditorsec/elastic/role';
import { hashed } from '@auditorsec/privacy/fields';
import { masks } from '@auditorsec/privacy/masks';
import { ACCESS_LOG, accessLogFields } from '@auditorsec/telemetry/access-log-format';
import type { users } from './names.ts';
import { retention } from './retention.ts';

const PIPELINE = 'mask';

type User = keyof typeof users;

/** What the shipper and Logstash add to every entry. */
const origin = [
  'cloud.region',
  'orchestrator.cluster.name',
  'kubernetes.namespace',
  'kubernetes.pod.name',
  'kubernetes.container.name',
  ...hashed.map(({ as }) => as),
].map((name) => ({ name, type: 'keyword' }));

const ofRequests = [...accessLogFields.filter(({ name }) => hashed.every(({ field }) => field !== name)), ...origin];

const ofApps = [
  { name: '@timestamp', type: 'date' },
  { name: 'message', type: 'match_only_text' },
  // What an app logs as JSON: one field for all that it may hold.
  { name: 'app', type: 'flattened' },
  ...origin,
];

/** All that Elasticsearch is told, what is referred to first. */
export const settings: readonly Resource[] = [
  ...Object.entries(retention).map(([name, ages]) => lifecyclePolicy(name, ages)),
  maskingPipeline(PIPELINE, masks, ['message', 'url.path', 'url.domain']),
  indexTemplate({ dataset: ACCESS_LOG, lifecycle: 'logs-90d', pipeline: PIPELINE, fields: ofRequests }),
  indexTemplate({ dataset: 'security', lifecycle: 'security-400d', pipeline: PIPELINE, fields: ofRequests }),
  indexTemplate({ dataset: 'application', lifecycle: 'logs-90d', pipeline: PIPELINE, fields: ofApps }),
  role({
    name: 'logstash' satisfies User,
    cluster: ['monitor'],
    indices: [
      {
        names: [ACCESS_LOG, 'security', 'application'].map((dataset) => `logs-${dataset}-*`),
        privileges: ['auto_configure', 'create_doc'],
      },
    ],
  }),
  // Jaeger makes its own templates, indices and aliases; the policy above is the one that they name.
  role({
    name: 'jaeger' satisfies User,
    cluster: ['monitor', 'manage_index_templates', 'read_ilm'],
    indices: [{ names: ['jaeger-*'], privileges: ['manage', 'read', 'view_index_metadata', 'write'] }],
  }),
  role({
    name: 'grafana' satisfies User,
    indices: [{ names: [`logs-${ACCESS_LOG}-*`, 'logs-security-*'], privileges: ['read', 'view_index_metadata'] }],
  }),
  role({
    name: 'exporter' satisfies User,
    cluster: ['monitor'],
    indices: [{ names: ['logs-*', 'jaeger-*'], privileges: ['monitor'] }],
  }),
];
