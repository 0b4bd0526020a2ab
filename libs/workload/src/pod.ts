import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import { restrictedContainer, restrictedPod } from './pod-security.ts';
import type { Resources } from './resources.ts';

export interface PodProps {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** ConfigMaps by the folder in which their files stand; read-only, as all files but those in `/tmp`. */
  readonly config?: Readonly<Record<string, string>>;
  readonly resources: Resources;
  readonly ports?: Readonly<Record<string, number>>;
  /** Takes requests only while this answers; must not ask a dependency that all pods share. */
  readonly readiness?: Probe;
  /** Restarts the container when this stops answering; must ask nothing but the process itself. */
  readonly liveness?: Probe;
  /** Time to finish what it has begun; default 30. */
  readonly terminationGraceSeconds?: number;
}

export interface Probe {
  readonly path: string;
  readonly port: string;
}

/** `nonroot` of distroless images, so that one number serves every image of ours. */
const USER = 65532;

/**
 * A pod that meets Pod Security `restricted` (seccomp, which cdk8s-plus-27 lacks, included), writes nowhere but in
 * `/tmp`, holds no API token, and spreads over zones and nodes.
 */
export function podTemplate(props: PodProps): IPodTemplateSpec {
  const { labels, annotations } = props;
  return {
    metadata: { labels: { ...labels }, ...(annotations && { annotations: { ...annotations } }) },
    spec: podSpec(props),
  };
}

function podSpec(props: PodProps): IPodSpec {
  return {
    automountServiceAccountToken: false,
    containers: [container(props)],
    securityContext: restrictedPod(USER),
    serviceAccountName: props.serviceAccount,
    terminationGracePeriodSeconds: props.terminationGraceSeconds ?? 30,
    topologySpreadConstraints: spread(props.labels),
    volumes: [
      { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
      ...Object.values(props.config ?? {}).map((name) => ({ name, configMap: { name } })),
    ],
  };
}

function container(props: PodProps): IContainer {
  const { name, image, args, env, config, resources, ports, readiness, liveness } = props;
  return {
    name,
    image,
    ...(args && { args: [...args] }),
    ...(env && { env: Object.entries(env).map(([name, value]) => ({ name, value })) }),
    ...(ports && {
      ports: Object.entries(ports).map(([name, containerPort]) => ({ name, containerPort, protocol: 'TCP' as const })),
    }),
    ...(readiness && { readinessProbe: probe(readiness, { periodSeconds: 5, failureThreshold: 3 }) }),
    ...(liveness && { livenessProbe: probe(liveness, { periodSeconds: 10, failureThreshold: 6 }) }),
    resources: containerResources(resources),
    securityContext: restrictedContainer(),
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      ...Object.entries(config ?? {}).map(([mountPath, name]) => ({ name, mountPath, readOnly: true })),
    ],
  };
}

/** No CPU limit: throttling at an idle node costs the latency objective and saves nothing. */
export function containerResources({ cpu, memory }: Resources): NonNullable<IContainer['resources']> {
  return { requests: { cpu, memory }, limits: { memory } };
}

function probe({ path, port }: Probe, timing: { periodSeconds: number; failureThreshold: number }) {
  return { httpGet: { path, port }, timeoutSeconds: 2, ...timing };
}

/** Zones strictly, so that losing one leaves the others; nodes when there are enough. */
export function spread(labels: Readonly<Record<string, string>>): NonNullable<IPodSpec['topologySpreadConstraints']> {
  const labelSelector = { matchLabels: { ...labels } };
  return [
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector },
    { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector },
  ];
}
