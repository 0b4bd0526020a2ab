import { printYaml } from '@auditorsec/manifest/yaml';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import { onCriticalNodes } from './critical-nodes.ts';
import { containerResources, spread } from './pod.ts';
import { restrictedContainer, restrictedPod } from './pod-security.ts';
import type { Resources } from './resources.ts';

export interface ProxyPodProps {
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly resources: Resources;
  readonly ports: Readonly<Record<string, number>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Istio's ProxyConfig for these pods. */
  readonly proxyConfig: { readonly terminationDrainDuration: string } & Readonly<Record<string, unknown>>;
  readonly terminationGraceSeconds: number;
}

/** Ports below this are kept for root. */
const FIRST_UNPRIVILEGED_PORT = 1024;

/** A pod that is nothing but a proxy of the mesh: a gateway. Istio's injector fills in what its own version needs. */
export function proxyPod(props: ProxyPodProps): IPodTemplateSpec {
  const { labels, serviceAccount, proxyConfig, terminationGraceSeconds, ports } = props;
  const isPrivileged = Object.values(ports).some((port) => port < FIRST_UNPRIVILEGED_PORT);
  return {
    metadata: {
      annotations: { 'inject.istio.io/templates': 'gateway', 'proxy.istio.io/config': printYaml(proxyConfig) },
      labels: { ...labels, 'sidecar.istio.io/inject': 'true' },
    },
    spec: {
      ...onCriticalNodes,
      automountServiceAccountToken: false,
      containers: [container(props)],
      securityContext: {
        ...restrictedPod(),
        // Lets a process that isn't root listen on 80 and 443.
        ...(isPrivileged && { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] }),
      },
      serviceAccountName: serviceAccount,
      terminationGracePeriodSeconds: terminationGraceSeconds,
      topologySpreadConstraints: spread(labels),
    },
  };
}

function container({ resources, ports, env }: ProxyPodProps) {
  return {
    name: 'istio-proxy',
    // Istio's injector puts the proxy of the mesh's own version here.
    image: 'auto',
    ...(env && { env: Object.entries(env).map(([name, value]) => ({ name, value })) }),
    ports: Object.entries(ports).map(([name, containerPort]) => ({ name, containerPort, protocol: 'TCP' as const })),
    resources: containerResources(resources),
    securityContext: { ...restrictedContainer(), runAsNonRoot: true },
  };
}
