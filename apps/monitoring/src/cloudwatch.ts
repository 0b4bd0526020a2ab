import type { Cluster } from '@auditorsec/config/fleet';
import { agent } from '@auditorsec/identity/agent';
import { printYaml } from '@auditorsec/manifest/yaml';
import { internet } from '@auditorsec/network-policy/network-policy';
import { podMonitor } from '@auditorsec/prometheus/pod-monitor';
import { resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';
import { exporter, labelsOf } from './exporter.ts';
import { NAMESPACE } from './place.ts';
import { METRICS } from './ports.ts';

export const EXPORTER = 'cloudwatch-exporter';

type Statistic = 'Average' | 'Maximum' | 'Minimum' | 'Sum';

/** What is asked of CloudWatch: each becomes `aws_<service>_<metric>_<statistic>` in the catalogue. */
export const asked: Readonly<Record<string, Readonly<Record<string, Statistic>>>> = {
  'AWS/RDS': {
    AuroraGlobalDBReplicationLag: 'Average',
    AuroraReplicaLag: 'Average',
    CommitLatency: 'Average',
    CPUUtilization: 'Average',
    DatabaseConnections: 'Average',
    FreeableMemory: 'Average',
  },
  'AWS/ElastiCache': {
    CacheHits: 'Sum',
    CacheMisses: 'Sum',
    Evictions: 'Sum',
    EngineCPUUtilization: 'Average',
    DatabaseMemoryUsagePercentage: 'Average',
    ReplicationLag: 'Average',
    GlobalDatastoreReplicationLag: 'Average',
  },
  'AWS/NetworkELB': { ActiveFlowCount: 'Average', ProcessedBytes: 'Sum', UnHealthyHostCount: 'Maximum' },
  'AWS/SQS': { ApproximateNumberOfMessagesVisible: 'Average', ApproximateAgeOfOldestMessage: 'Maximum' },
  'AWS/Route53': { HealthCheckStatus: 'Minimum', HealthCheckPercentageHealthy: 'Average' },
};

/** Health checks are resources of no region, whose metrics AWS keeps here alone. */
const ROUTE53 = 'us-east-1';

/**
 * YACE: reads the databases, caches, queues and load balancers of this region, and the health checks. One pod: a second would ask,
 * and pay, everything twice.
 */
export function cloudWatchExporter(chart: Construct, image: string, { region, network }: Cluster): void {
  const config = {
    apiVersion: 'v1alpha1',
    'sts-region': region,
    discovery: {
      jobs: Object.entries(asked).map(([type, metrics]) => ({
        type,
        regions: [type === 'AWS/Route53' ? ROUTE53 : region],
        period: 60,
        // CloudWatch is late by some minutes: the newest point of the last five is the one that counts.
        length: 300,
        metrics: Object.entries(metrics).map(([name, statistic]) => ({ name, statistics: [statistic] })),
      })),
    },
  };
  exporter(chart, {
    name: EXPORTER,
    image,
    replicas: 1,
    resources: resources.parse({ cpu: '100m', memory: '256Mi' }),
    args: [`--config.file=/etc/${EXPORTER}/config.yml`, '--scraping-interval=60'],
    config: { file: 'config.yml', text: printYaml(config) },
    egress: [agent, { peers: [{ cidr: network.endpoints }], ports: [443] }, internet],
  });
  podMonitor(chart, {
    name: EXPORTER,
    namespace: NAMESPACE,
    from: [NAMESPACE],
    pods: labelsOf(EXPORTER),
    port: METRICS,
    interval: '60s',
    // Everything has the region of its target already, and the account is always ours.
    dropLabels: 'exported_region|account_id',
    keep: ['cloudWatch'],
  });
}
