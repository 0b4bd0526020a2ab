import { mebibytes } from '@auditorsec/config/units';
import { addManifest } from '@auditorsec/manifest/chart';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { podTemplate } from '@auditorsec/workload/pod';
import type { Resources } from '@auditorsec/workload/resources';
import { service } from '@auditorsec/workload/service';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import type { Construct } from 'constructs';
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';

/** The port of the counters. */
export const COUNTERS_PORT = 6379;

export interface CountersProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly image: string;
  readonly resources: Resources;
}

/**
 * Valkey with the counters of one region, in memory alone: one pod counts, a second stands by and starts from nothing,
 * which forgets at most the current minute, hour or day. Counters in use in two places would each see half of the
 * requests; those of another region could only be read.
 */
export function counters(chart: Construct, props: CountersProps): void {
  const { name, namespace, labels } = props;
  serviceAccount(chart, namespace, name);
  addManifest<IStatefulSet>(chart, {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name, namespace, labels: { ...labels } },
    spec: {
      podManagementPolicy: 'Parallel',
      replicas: 2,
      selector: { matchLabels: { ...labels } },
      serviceName: name,
      template: template(props),
    },
  });
  service(chart, { name, namespace, labels, ports: PORTS });
  disruptionBudget(chart, { name, namespace, labels });
  firstPodCounts(chart, name, namespace);
}

const PORTS = { 'tcp-redis': COUNTERS_PORT };

function template({ name, labels, image, resources }: CountersProps): IPodTemplateSpec {
  const args = command(resources);
  const { metadata, spec } = podTemplate({ name, labels, serviceAccount: name, image, args, resources, ports: PORTS });
  // It speaks no HTTP.
  const exec = { command: ['valkey-cli', 'ping'] };
  const readinessProbe = { exec, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 };
  const containers = (spec?.containers ?? []).map((container) => ({ ...container, readinessProbe }));
  return { ...(metadata && { metadata }), spec: { ...spec, containers } };
}

function command({ memory }: Resources): string[] {
  return [
    'valkey-server',
    // Nothing is written to disk.
    ...['--save', '', '--appendonly', 'no'],
    // Full memory drops the counters that end soonest, instead of refusing to count.
    ...['--maxmemory', `${Math.floor(mebibytes(memory) / 2)}mb`, '--maxmemory-policy', 'volatile-ttl'],
    // Without a password it would answer loopback alone; here the mesh says who may connect.
    ...['--protected-mode', 'no'],
  ];
}

/** Everyone counts at pod 0, and at the other one only while pod 0 is gone or fails. */
function firstPodCounts(chart: Construct, name: string, namespace: string): void {
  addManifest<IDestinationRule>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name, namespace },
    spec: {
      exportTo: ['.'],
      host: `${name}.${namespace}.svc.cluster.local`,
      trafficPolicy: {
        // A connection made while pod 0 was gone would otherwise count elsewhere for ever.
        connectionPool: { tcp: { connectTimeout: '1s', maxConnectionDuration: '1h' } },
        loadBalancer: {
          localityLbSetting: { enabled: true, failoverPriority: ['apps.kubernetes.io/pod-index=0'] },
        },
        // Without it Istio ignores the priority.
        outlierDetection: {
          consecutive5xxErrors: 3,
          interval: '5s',
          baseEjectionTime: '30s',
          maxEjectionPercent: 100,
        },
        tls: { mode: 'ISTIO_MUTUAL' },
      },
    },
  });
}
