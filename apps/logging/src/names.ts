import { elasticsearchEndpoint } from '@auditorsec/elastic/elasticsearch';

export const NAMESPACE = 'observability';
/** Its pods read files of the nodes, so it is privileged, and holds nothing else. */
export const SHIPPER_NAMESPACE = 'log-shipper';
export const CERT_MANAGER_NAMESPACE = 'cert-manager';
export const OPERATOR_NAMESPACE = 'elastic-system';

export const CLUSTER = 'logs';
export const LOGSTASH = 'mask';
export const SHIPPER = 'filebeat';
export const SETUP = 'elasticsearch-setup';
export const AUTHORITY = 'internal-ca';

export const BEATS_PORT = 5044;
export const LOGSTASH_HOST = `${LOGSTASH}-ls-beats.${NAMESPACE}.svc`;

/** Those who write to Elasticsearch or read from it, by the names of user and role: where their password comes from. */
export const users = {
  logstash: 'logstash-elasticsearch',
  jaeger: 'jaeger-es-user',
  grafana: 'grafana-elasticsearch',
  exporter: 'elasticsearch-exporter',
} as const satisfies Record<string, string>;

/** The key by which one can tell which user an entry is about. */
export const PRIVACY = 'logstash-privacy';

export const setupLabels = { app: SETUP };
export const endpoint = elasticsearchEndpoint(CLUSTER, NAMESPACE);
