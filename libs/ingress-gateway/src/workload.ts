import { addManifest } from '@auditorsec/manifest/chart';
import { printYaml } from '@auditorsec/manifest/yaml';
import { autoscaler } from '@auditorsec/workload/autoscaler';
import { deployment } from '@auditorsec/workload/deployment';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { containerResources, spread } from '@auditorsec/workload/pod';
import type { Replicas, Resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import type { IService } from 'kubernetes-models/v1/Service';
import { certificateAccess } from './certificate-access.ts';

export interface GatewayWorkloadProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly replicas: Replicas;
  readonly resources: Resources;
}

/** How long a proxy that is told to stop serves on: past the slowest route. Istio's default, 5 s, cuts requests off. */
const DRAIN_SECONDS = 60;

/** Kubernetes kills what is left after this. */
const GRACE_SECONDS = DRAIN_SECONDS + 30;

/** Envoy's defaults for the edge. They merge slashes, or `/api/v1//admin` would pass the policy of `/api/v1/admin`. */
const PROXY_CONFIG = {
  connectionSettings: { profile: 'EDGE' },
  terminationDrainDuration: `${DRAIN_SECONDS}s`,
};

/** The pods of an ingress gateway, which injection fills with a proxy, and the network load balancer in front of them. */
export function gatewayWorkload(chart: Construct, props: GatewayWorkloadProps): void {
  const { name, namespace, labels, replicas } = props;
  serviceAccount(chart, namespace, name);
  certificateAccess(chart, namespace, name);
  deployment(chart, { name, namespace, labels, template: proxyTemplate(props) });
  autoscaler(chart, { name, namespace, replicas });
  disruptionBudget(chart, { name, namespace, labels });
  loadBalancer(chart, props);
}

function proxyTemplate({ name, labels, resources }: GatewayWorkloadProps) {
  return {
    metadata: {
      annotations: {
        'inject.istio.io/templates': 'gateway',
        'proxy.istio.io/config': printYaml(PROXY_CONFIG),
      },
      labels: { ...labels, 'sidecar.istio.io/inject': 'true' },
    },
    spec: {
      automountServiceAccountToken: false,
      containers: [
        {
          name: 'istio-proxy',
          // Istio's injector puts the proxy of the mesh's own version here.
          image: 'auto',
          ports: Object.entries(PORTS).map(([name, { target }]) => ({
            name,
            containerPort: target,
            protocol: 'TCP' as const,
          })),
          resources: containerResources(resources),
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            readOnlyRootFilesystem: true,
            runAsNonRoot: true,
          },
        },
      ],
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' as const },
        // Lets a process that isn't root listen on 80 and 443.
        sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
      },
      serviceAccountName: name,
      terminationGracePeriodSeconds: GRACE_SECONDS,
      topologySpreadConstraints: spread(labels),
    },
  };
}

/** What the load balancer offers, and where the proxy listens for it. */
const PORTS = {
  status: { port: 15021, target: 15021 },
  http: { port: 80, target: 80 },
  https: { port: 443, target: 443 },
};

/** The ports on which the proxy takes traffic from outside. */
export const listenPorts: readonly number[] = Object.values(PORTS).map(({ target }) => target);

/** Layer 4, so that TLS ends in Istio; targets are pod addresses and see the client's own address. */
function loadBalancer(chart: Construct, { name, namespace, labels }: GatewayWorkloadProps): void {
  const prefix = 'service.beta.kubernetes.io/aws-load-balancer';
  addManifest<IService>(chart, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace,
      annotations: {
        [`${prefix}-attributes`]: 'load_balancing.cross_zone.enabled=true,deletion_protection.enabled=true',
        [`${prefix}-nlb-target-type`]: 'ip',
        [`${prefix}-scheme`]: 'internet-facing',
        [`${prefix}-target-group-attributes`]: 'preserve_client_ip.enabled=true',
      },
    },
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: 'service.k8s.aws/nlb',
      selector: { ...labels },
      ports: Object.entries(PORTS).map(([name, { port, target }]) => ({
        name,
        port,
        targetPort: target,
        protocol: 'TCP' as const,
      })),
    },
  });
}
