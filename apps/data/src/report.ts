import { CERTIFICATES, databaseCertificates } from '@auditorsec/aurora/certificates';
import type { AppContext, Workload } from '@auditorsec/config/app';
import { cronSchedule } from '@auditorsec/config/cron';
import { image, milliseconds } from '@auditorsec/config/units';
import { openingsTo } from '@auditorsec/egress/opening';
import { addManifest } from '@auditorsec/manifest/chart';
import { istiod, networkPolicy, scrape } from '@auditorsec/network-policy/network-policy';
import { cronJob } from '@auditorsec/workload/cron-job';
import { podTemplate } from '@auditorsec/workload/pod';
import { resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import { z } from 'zod';
import { DATABASE, NAMESPACE } from './place.ts';
import { reportSql } from './report-sql.ts';

const REPORT = 'database-report';
const AUTHORITIES = '/etc/database-ca';
const FOLDER = '/etc/report';

export const reportProps = z.strictObject({
  /** Holds `psql` as its entry point. */
  image,
  /** Five cron fields, read in UTC. */
  schedule: cronSchedule.prefault('15 3 * * *'),
});

export const workload = {
  namespace: NAMESPACE,
  labels: { app: REPORT },
  serviceAccount: REPORT,
} as const satisfies Workload;

/**
 * Writes each night to the log which queries are slow and which indexes nothing uses, a line of JSON each. It runs in every region:
 * each instance counts its own queries alone.
 */
export function report(
  chart: Construct,
  props: z.output<typeof reportProps>,
  { cluster, externals, fleet }: AppContext,
): void {
  const { namespace, labels } = workload;
  serviceAccount(chart, namespace, REPORT);
  databaseCertificates(chart, namespace, cluster.region);
  addManifest<IConfigMap>(chart, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: REPORT, namespace },
    data: { 'report.sql': reportSql(milliseconds(fleet.targets.latency)) },
  });
  const template = podTemplate({
    name: REPORT,
    labels,
    serviceAccount: REPORT,
    image: props.image,
    args: ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', `--file=${FOLDER}/report.sql`],
    env: {
      PGAPPNAME: REPORT,
      PGDATABASE: DATABASE,
      PGHOST: cluster.stores.database,
      PGOPTIONS: '-c default_transaction_read_only=on -c statement_timeout=60s',
      PGSSLMODE: 'verify-full',
      PGSSLROOTCERT: `${AUTHORITIES}/${CERTIFICATES.file}`,
    },
    config: { [AUTHORITIES]: CERTIFICATES.configMap, [FOLDER]: REPORT },
    resources: resources.parse({ cpu: '50m', memory: '64Mi' }),
  });
  cronJob(chart, {
    name: REPORT,
    namespace,
    schedule: props.schedule,
    suspended: false,
    deadlineSeconds: 300,
    template: withSecret(template),
  });
  networkPolicy(chart, {
    name: REPORT,
    namespace,
    pods: labels,
    ingress: [scrape],
    egress: [istiod, ...openingsTo(externals)],
  });
}

/** User and password come from the Secret of the report's name: `psql` signs no tokens of IAM. */
function withSecret({ metadata, spec }: IPodTemplateSpec): IPodTemplateSpec {
  const { containers = [], ...rest } = spec ?? { containers: [] };
  return {
    ...(metadata && { metadata }),
    spec: {
      ...rest,
      containers: containers.map((container) => ({ ...container, envFrom: [{ secretRef: { name: REPORT } }] })),
    },
  };
}
