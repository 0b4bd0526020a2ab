import { addCustom } from '@auditorsec/custom-kind/add-custom';
import type { SpecOf } from '@auditorsec/custom-kind/kind';
import { restrictedContainer, restrictedPod } from '@auditorsec/workload/pod-security';
import type { Replicas, Resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';
import { PORTS } from './config.ts';
import { openTelemetryCollector } from './kinds.ts';

type Spec = SpecOf<typeof openTelemetryCollector>;

export interface CollectorProps {
  /** Of the object and of its ServiceAccount, which its block or app makes. */
  readonly name: string;
  readonly namespace: string;
  readonly image: string;
  /** A number keeps pods and their names as they are (a StatefulSet); a range is scaled on CPU (a Deployment). */
  readonly replicas: number | Replicas;
  readonly resources: Resources;
  readonly config: Spec['config'];
  /** Ports that no receiver of the config tells the operator of. */
  readonly ports?: Spec['ports'];
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** Files of ConfigMaps and Secrets, and where they are mounted. */
  readonly volumes?: Spec['volumes'];
  readonly volumeMounts?: Spec['volumeMounts'];
  readonly initContainers?: Spec['initContainers'];
}

/** The user of the images of the collector and of Jaeger. */
const USER = 10001;

/** Labels of a collector's pods by which policies know them. */
export function collectorPods(name: string): Readonly<Record<string, string>> {
  return { app: name };
}

/** The Service that the operator makes for a collector, and the headless one beside it. */
export function collectorService(name: string): { readonly name: string; readonly headless: string } {
  return { name: `${name}-collector`, headless: `${name}-collector-headless` };
}

/**
 * A collector that the operator runs: in the mesh by its own label, spread over zones, with Pod Security `restricted`, a
 * disruption budget, and its metrics on the proxy's merged endpoint.
 */
export function collector(chart: Construct, props: CollectorProps): void {
  const { name, namespace, image, config, resources, ports, volumes, volumeMounts, initContainers } = props;
  const evenly = { maxSkew: 1, labelSelector: { matchLabels: collectorPods(name) } };
  addCustom(chart, openTelemetryCollector, {
    // The operator gives pods the labels of the object.
    metadata: { name, namespace, labels: { ...collectorPods(name), 'sidecar.istio.io/inject': 'true' } },
    spec: {
      ...scale(props),
      image,
      // What runs is what Git says: the operator must not move a config to another version by itself.
      upgradeStrategy: 'none',
      serviceAccount: name,
      config,
      ...(ports && { ports }),
      ...(initContainers && { initContainers }),
      ...(volumes && { volumes }),
      ...(volumeMounts && { volumeMounts }),
      // No CPU limit, as of every container of the platform.
      resources: { requests: { ...resources }, limits: { memory: resources.memory } },
      podAnnotations: { ...scraped, ...props.podAnnotations },
      // Annotated above, so that the proxy finds them in Git.
      observability: { metrics: { disablePrometheusAnnotations: true } },
      securityContext: restrictedContainer(),
      podSecurityContext: restrictedPod(USER),
      podDisruptionBudget: { maxUnavailable: 1 },
      // Longer than a trace is waited for, so that what is held is decided and sent.
      terminationGracePeriodSeconds: 60,
      topologySpreadConstraints: [
        { ...evenly, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
        { ...evenly, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
      ],
    },
  });
}

const scraped = {
  'prometheus.io/path': '/metrics',
  'prometheus.io/port': `${PORTS.metrics}`,
  'prometheus.io/scrape': 'true',
};

/** The platform's CPU target, as of every autoscaler. */
const CPU_TARGET = 70;

function scale({ name, replicas }: CollectorProps): Pick<Spec, 'mode' | 'replicas' | 'serviceName' | 'autoscaler'> {
  if (typeof replicas === 'number')
    return { mode: 'statefulset', replicas, serviceName: collectorService(name).headless };
  // No `replicas` beside it: the autoscaler writes that field of this object.
  const { min: minReplicas, max: maxReplicas } = replicas;
  return { mode: 'deployment', autoscaler: { minReplicas, maxReplicas, targetCPUUtilization: CPU_TARGET } };
}
