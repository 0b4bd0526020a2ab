import type { Fleet } from '@auditorsec/config/fleet';
import { jaeger } from '@auditorsec/otel-collector/jaeger';
import { TRACES } from '@auditorsec/otel-collector/platform';
import { samplingStrategies } from '@auditorsec/telemetry/sampling';
import { versions } from '@auditorsec/versions/versions';
import type { Construct } from 'constructs';
import type { Props } from './props.ts';

/** Elasticsearch of the app `logging`, by the names that its operator gives, and what it keeps for Jaeger. */
export const ELASTICSEARCH = {
  url: 'https://logs-es-http.observability.svc:9200',
  user: 'jaeger',
  passwordSecret: 'jaeger-es-user',
  authoritySecret: 'logs-es-http-certs-public',
  lifecyclePolicy: 'traces-7d',
};

/** Jaeger, and what it tells clients to sample: the fleet's own shares. */
export function storage(chart: Construct, { images, jaeger: size }: Props, { tracing }: Fleet): void {
  jaeger(chart, {
    name: TRACES.jaeger,
    namespace: TRACES.namespace,
    image: `${images.jaeger}/jaeger:${versions.jaeger}`,
    rolloverImage: `${images.jaeger}/jaeger-es-rollover:${versions.jaeger}`,
    ...size,
    storage: ELASTICSEARCH,
    sampling: samplingStrategies(tracing),
  });
}
