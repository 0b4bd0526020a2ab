import type { Cluster, Fleet } from '@auditorsec/config/fleet';
import { internalAuthority, internalCertificate } from '@auditorsec/elastic/internal-certificates';
import { logstash } from '@auditorsec/elastic/logstash';
import { shipper } from '@auditorsec/elastic/shipper';
import { ACCESS_LOG } from '@auditorsec/telemetry/access-log-format';
import type { Construct } from 'constructs';
import {
  AUTHORITY,
  BEATS_PORT,
  CERT_MANAGER_NAMESPACE,
  endpoint,
  LOGSTASH,
  LOGSTASH_HOST,
  NAMESPACE,
  PRIVACY,
  SHIPPER,
  SHIPPER_NAMESPACE,
  users,
} from './names.ts';
import { type Props, waves } from './props.ts';

const SHIPPER_TLS = 'filebeat-tls';
const LOGSTASH_TLS = 'logstash-tls';

/** From the log files of the nodes to Logstash to Elasticsearch, masked at each step and encrypted in between. */
export function collection(chart: Construct, props: Props, cluster: Cluster, fleet: Fleet): void {
  certificates(chart);
  shipper(chart, {
    name: SHIPPER,
    namespace: SHIPPER_NAMESPACE,
    resources: props.shipper,
    logstash: `${LOGSTASH_HOST}:${BEATS_PORT}`,
    certificate: SHIPPER_TLS,
    fields: { 'cloud.region': cluster.region, 'orchestrator.cluster.name': cluster.name },
    wave: waves.writers,
  });
  logstash(chart, {
    name: LOGSTASH,
    namespace: NAMESPACE,
    pods: 2,
    resources: props.logstash,
    storageClass: props.storageClass,
    disk: '10Gi',
    pipeline: {
      accessLog: ACCESS_LOG,
      security: { codes: [401, 403, 429], paths: fleet.admin.paths },
      streams: { namespace: 'platform' },
      elasticsearch: endpoint.url,
      port: BEATS_PORT,
    },
    secrets: {
      certificate: LOGSTASH_TLS,
      elasticsearchCa: endpoint.caSecret,
      user: users.logstash,
      hmac: PRIVACY,
    },
    wave: waves.writers,
  });
}

function certificates(chart: Construct): void {
  internalAuthority(chart, AUTHORITY, CERT_MANAGER_NAMESPACE);
  internalCertificate(chart, {
    name: LOGSTASH_TLS,
    namespace: NAMESPACE,
    hosts: [LOGSTASH_HOST],
    usage: 'server auth',
    authority: AUTHORITY,
  });
  internalCertificate(chart, {
    name: SHIPPER_TLS,
    namespace: SHIPPER_NAMESPACE,
    hosts: [`${SHIPPER}.${SHIPPER_NAMESPACE}`],
    usage: 'client auth',
    authority: AUTHORITY,
  });
}
