import type { Metric } from '@auditorsec/metrics/metric';
import type { KubernetesObject } from '../objects.ts';
import type { Labels } from './labels.ts';

interface Relabeling {
  readonly action?: string;
  readonly targetLabel?: string;
  readonly replacement?: string;
  readonly regex?: string;
}

interface Endpoint {
  readonly honorLabels?: boolean;
  readonly relabelings?: readonly Relabeling[];
  readonly metricRelabelings?: readonly Relabeling[];
}

/** A ServiceMonitor, PodMonitor or Probe, in what decides which series come of it and with what labels. */
interface MonitorObject extends KubernetesObject {
  readonly spec: Endpoint & {
    readonly jobName?: string;
    readonly namespaceSelector?: { readonly matchNames: readonly string[] };
    readonly endpoints?: readonly Endpoint[];
    readonly podMetricsEndpoints?: readonly Endpoint[];
    readonly targets?: { readonly staticConfig: { readonly static: readonly string[]; readonly labels?: Labels } };
  };
}

/** What is scraped together. */
export interface Monitor {
  readonly job: string;
  readonly keeps: RegExp;
  /** Whether a target's series keep their own `namespace`, `pod` and so on, where it has the same labels. */
  readonly honorLabels: boolean;
  /** Whether each pod is a target of its own, in these namespaces. */
  readonly namespaces: readonly string[];
  readonly kind: string;
  /** Of a probe: what is asked, and the labels of that. */
  readonly asked: Labels;
}

const KINDS = ['ServiceMonitor', 'PodMonitor', 'Probe'];

/** The monitors among the objects of a cluster. */
export function monitorsIn(objects: readonly KubernetesObject[]): Monitor[] {
  return objects
    .filter((object): object is MonitorObject => KINDS.includes(object.kind))
    .flatMap(({ kind, spec }) =>
      (spec.endpoints ?? spec.podMetricsEndpoints ?? [spec]).map((endpoint) => ({
        kind,
        job: spec.jobName ?? endpoint.relabelings?.find(({ targetLabel }) => targetLabel === 'job')?.replacement ?? '',
        keeps: new RegExp(`^(?:${endpoint.metricRelabelings?.find(({ action }) => action === 'keep')?.regex ?? ''})$`),
        honorLabels: endpoint.honorLabels ?? false,
        namespaces: spec.namespaceSelector?.matchNames ?? [],
        asked: { instance: spec.targets?.staticConfig.static[0] ?? '', ...spec.targets?.staticConfig.labels },
      })),
    );
}

/**
 * The labels of a metric after its scrape; nothing when no monitor keeps it. `labels` are all that is known of the thing that
 * it speaks of: its own, and those of the pod or node that exposes it.
 */
export function scraped(
  monitors: readonly Monitor[],
  series: string,
  metric: Metric,
  labels: Labels,
): Labels | undefined {
  const monitor = monitors.find((candidate) => candidate.keeps.test(series) && finds(candidate, labels));
  if (!monitor) return undefined;
  const target = targetOf(monitor, labels);
  const own = Object.entries(labels).filter(([label]) => label === 'le' || metric.labels.includes(label));
  if (monitor.honorLabels) return { ...target, ...Object.fromEntries(own) };
  return {
    ...Object.fromEntries(
      own.map(([label, value]) => [label in target && target[label] !== value ? `exported_${label}` : label, value]),
    ),
    ...target,
  };
}

/** The targets that are there whatever they expose; pods are targets of their own. */
export function standingTargets(monitors: readonly Monitor[]): Labels[] {
  return monitors.filter(({ kind }) => kind !== 'PodMonitor').map((monitor) => targetOf(monitor, {}));
}

function finds({ kind, namespaces, asked }: Monitor, labels: Labels): boolean {
  if (kind === 'PodMonitor') return namespaces.includes(labels['namespace'] ?? '');
  return kind !== 'Probe' || asked['target_region'] === labels['target_region'];
}

/** What the operator has Prometheus say of every target. */
function targetOf({ kind, job, namespaces: [namespace = ''], asked }: Monitor, labels: Labels): Labels {
  if (kind === 'Probe') return { job, ...asked };
  const { instance = `${job}:metrics`, pod = '', container = '', address = '' } = labels;
  if (kind === 'PodMonitor') {
    return { job, instance: `${address}:15020`, namespace: labels['namespace'] ?? '', pod, container };
  }
  return { job, instance, namespace, pod: `${job}-0` };
}
