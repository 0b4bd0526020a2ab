import { CERTIFICATES, databaseCertificates } from '@auditorsec/aurora/certificates';
import type { External } from '@auditorsec/config/external';
import type { Region } from '@auditorsec/config/regions';
import { openingsTo } from '@auditorsec/egress/opening';
import { podMonitor } from '@auditorsec/prometheus/pod-monitor';
import { resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';
import { exporter, labelsOf } from './exporter.ts';
import { podsHere } from './peers.ts';
import { NAMESPACE } from './place.ts';
import { METRICS } from './ports.ts';

/** Also its Secret. */
export const POSTGRES_EXPORTER = 'postgres-exporter';

const SMALL = resources.parse({ cpu: '50m', memory: '64Mi' });

const AUTHORITIES = '/etc/database-ca';

/**
 * postgres_exporter: what CloudWatch doesn't say of the region's database, and of the hundred statements that cost it most how often
 * they ran and how long. The user of its Secret is a member of `pg_monitor`: the exporter signs no tokens of IAM.
 */
export function postgresExporter(chart: Construct, image: string, database: External, region: Region): void {
  const name = POSTGRES_EXPORTER;
  databaseCertificates(chart, NAMESPACE, region);
  exporter(chart, {
    name,
    image,
    replicas: 1,
    resources: SMALL,
    args: ['--collector.stat_statements'],
    env: {
      DATA_SOURCE_URI: `${database.host}:${database.port}/postgres?sslmode=verify-full&sslrootcert=${AUTHORITIES}/${CERTIFICATES.file}`,
    },
    shared: { [AUTHORITIES]: CERTIFICATES.configMap },
    secretEnv: { DATA_SOURCE_USER: 'username', DATA_SOURCE_PASS: 'password' },
    egress: openingsTo([database]),
  });
  monitored(chart, name, 'postgres');
}

/** The Elasticsearch of logs and traces, its pods, and the Secret in which its operator publishes the CA. */
const ELASTICSEARCH = {
  host: `logs-es-http.${NAMESPACE}.svc.cluster.local`,
  port: 9200,
  pods: { 'elasticsearch.k8s.elastic.co/cluster-name': 'logs' },
  ca: 'logs-es-http-certs-public',
};

/** elasticsearch_exporter. The user of its Secret has the privilege `monitor`, on the cluster and its indices. */
export function elasticsearchExporter(chart: Construct, image: string): void {
  const name = 'elasticsearch-exporter';
  const { host, port, pods, ca } = ELASTICSEARCH;
  exporter(chart, {
    name,
    image,
    replicas: 1,
    resources: SMALL,
    args: [`--es.uri=https://${host}:${port}`, `--es.ca=/etc/${name}-ca/ca.crt`, '--es.all', '--es.indices'],
    secretEnv: { ES_USERNAME: 'username', ES_PASSWORD: 'password' },
    ca,
    egress: [{ peers: [podsHere(pods)], ports: [port] }],
  });
  monitored(chart, name, 'elasticsearch');
}

function monitored(chart: Construct, name: string, source: 'postgres' | 'elasticsearch'): void {
  const target = { from: [NAMESPACE], pods: labelsOf(name), port: METRICS };
  podMonitor(chart, { name, namespace: NAMESPACE, ...target, keep: [source] });
}
