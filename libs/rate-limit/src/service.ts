import type { RateLimits } from '@auditorsec/config/rate-limits';
import type { WorkingHours } from '@auditorsec/config/working-hours';
import { addManifest } from '@auditorsec/manifest/chart';
import { printYaml } from '@auditorsec/manifest/yaml';
import { autoscaler } from '@auditorsec/workload/autoscaler';
import { deployment } from '@auditorsec/workload/deployment';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { podTemplate } from '@auditorsec/workload/pod';
import type { Replicas, Resources } from '@auditorsec/workload/resources';
import { service } from '@auditorsec/workload/service';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import { serviceConfig } from './policy.ts';

/** The ports of the service; its gRPC method is what gateways call. */
export const PORTS = { grpc: 8081, health: 8080, metrics: 9090 } as const;
export const METHOD = '/envoy.service.ratelimit.v3.RateLimitService/ShouldRateLimit';

export interface RateLimitServiceProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly image: string;
  readonly replicas: Replicas;
  readonly resources: Resources;
  readonly limits: RateLimits;
  /** `<host>:<port>` of the counters. */
  readonly counters: string;
  /** Outside these hours no pod runs. */
  readonly hours?: WorkingHours | undefined;
}

/** envoyproxy/ratelimit: answers gateways whether a request is one too many. A change of limits needs no restart. */
export function rateLimitService(chart: Construct, props: RateLimitServiceProps): void {
  const { name, namespace, labels, replicas, limits, hours } = props;
  serviceAccount(chart, namespace, name);
  addManifest(chart, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace },
    data: { 'limits.yaml': printYaml(serviceConfig(limits)) },
  });
  deployment(chart, { name, namespace, labels, template: withLimits(name, template(props)) });
  service(chart, { name, namespace, labels, ports: { 'grpc-ratelimit': PORTS.grpc } });
  autoscaler(chart, { name, namespace, replicas, hours });
  disruptionBudget(chart, { name, namespace, labels });
}

function template({ name, labels, image, resources, counters }: RateLimitServiceProps): IPodTemplateSpec {
  return podTemplate({
    name,
    labels,
    annotations: {
      'prometheus.io/path': '/metrics',
      'prometheus.io/port': `${PORTS.metrics}`,
      'prometheus.io/scrape': 'true',
    },
    serviceAccount: name,
    image,
    // The image has no entry point of its own.
    args: ['/bin/ratelimit'],
    env: {
      REDIS_SOCKET_TYPE: 'tcp',
      REDIS_URL: counters,
      // Gateways wait for 25 ms; an answer after that is for nobody.
      REDIS_TIMEOUT: '100ms',
      RUNTIME_ROOT: LIMITS,
      // A ConfigMap changes by a symbolic link in its folder.
      RUNTIME_WATCH_ROOT: 'false',
      RUNTIME_IGNOREDOTFILES: 'true',
      USE_STATSD: 'false',
      USE_PROMETHEUS: 'true',
    },
    resources,
    ports: { 'grpc-ratelimit': PORTS.grpc, health: PORTS.health, metrics: PORTS.metrics },
    readiness: { path: '/healthcheck', port: 'health' },
  });
}

const LIMITS = '/limits';

/** The service reads `*.yaml` of the folder `config` there. */
function withLimits(configMap: string, template: IPodTemplateSpec): IPodTemplateSpec {
  const { containers = [], volumes = [], ...spec } = template.spec ?? {};
  const mount = { name: 'limits', mountPath: `${LIMITS}/config`, readOnly: true };
  return {
    ...template,
    spec: {
      ...spec,
      containers: containers.map((container) => ({
        ...container,
        volumeMounts: [...(container.volumeMounts ?? []), mount],
      })),
      volumes: [...volumes, { name: 'limits', configMap: { name: configMap } }],
    },
  };
}
