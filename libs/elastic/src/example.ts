import { elasticsearch, elasticsearchEndpoint } from '@auditorsec/elastic/elasticsearch';
import { indexTemplate, maskingPipeline } from '@auditorsec/elastic/index-template';
import { internalAuthority, internalCertificate } from '@auditorsec/elastic/internal-certificates';
import { kibana } from '@auditorsec/elastic/kibana';
import { lifecyclePolicy } from '@auditorsec/elastic/lifecycle';
import { logstash } from '@auditorsec/elastic/logstash';
import { role } from '@auditorsec/elastic/role';
import { setup } from '@auditorsec/elastic/setup';
import { shipper } from '@auditorsec/elastic/shipper';
import { masks } from '@auditorsec/privacy/masks';
import { resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const [namespace, storageClass, authority] = ['logs', 'gp3', 'internal-ca'];
  const small = resources.parse({ cpu: '500m', memory: '2Gi' });
  const endpoint = elasticsearchEndpoint('shop', namespace);
  elasticsearch(chart, {
    name: 'shop',
    namespace,
    hot: { nodes: 3, resources: small, disk: '50Gi' },
    warm: { nodes: 2, resources: small, disk: '200Gi' },
    storageClass,
    users: ['logstash-user'],
  });
  kibana(chart, { name: 'shop', namespace, elasticsearch: 'shop', pods: 2, resources: small });
  setup(chart, {
    name: 'setup',
    namespace,
    labels: { app: 'setup' },
    resources: small,
    elasticsearch: endpoint,
    passwordSecret: 'shop-es-elastic-user',
    settings: [
      lifecyclePolicy('logs-90d', { warmAfter: 7, coldAfter: 30, deleteAfter: 90 }),
      maskingPipeline('mask', masks.slice(0, 1), ['message']),
      indexTemplate({
        dataset: 'access',
        lifecycle: 'logs-90d',
        pipeline: 'mask',
        fields: [{ name: '@timestamp', type: 'date' }],
      }),
      role({ name: 'writer', indices: [{ names: ['logs-access-*'], privileges: ['auto_configure', 'create_doc'] }] }),
    ],
    wave: '1',
  });
  internalAuthority(chart, authority, 'cert-manager');
  internalCertificate(chart, {
    name: 'beats',
    namespace,
    hosts: ['mask-ls-beats.logs.svc'],
    usage: 'server auth',
    authority,
  });
  logstash(chart, {
    name: 'mask',
    namespace,
    pods: 2,
    resources: small,
    storageClass,
    disk: '10Gi',
    pipeline: {
      accessLog: 'access',
      security: { codes: [401, 403], paths: ['/admin'] },
      streams: { namespace: 'shop' },
      elasticsearch: endpoint.url,
      port: 5044,
    },
    secrets: { certificate: 'beats', elasticsearchCa: endpoint.caSecret, user: 'logstash-user', hmac: 'hmac' },
    wave: '2',
  });
  shipper(chart, {
    name: 'filebeat',
    namespace: 'shipper',
    resources: small,
    logstash: 'mask-ls-beats.logs.svc:5044',
    certificate: 'beats-client',
    fields: { 'cloud.region': 'us-east-1' },
    wave: '2',
  });
}
