import { addManifest } from '@auditorsec/manifest/chart';
import { autoscaler } from '@auditorsec/workload/autoscaler';
import { deployment } from '@auditorsec/workload/deployment';
import { disruptionBudget } from '@auditorsec/workload/disruption-budget';
import { proxyPod } from '@auditorsec/workload/proxy-pod';
import type { Replicas, Resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { Construct } from 'constructs';
import { loadBalancer } from './load-balancer.ts';
import { eastWestGateway, PASSTHROUGH_PORT, STATUS_PORT } from './peer.ts';

export interface EastWestProps {
  /** The network whose pods it leads to; proxies of other networks find it by this name. */
  readonly network: string;
  /** The namespaces whose Services other regions may call. */
  readonly namespaces: readonly string[];
  readonly replicas: Replicas;
  readonly resources: Resources;
}

const NAME = 'istio-eastwestgateway';
const { namespace, pods: labels } = eastWestGateway;

/**
 * Where other regions come in: mutual TLS passes through it, by the name that the client asks for, so that the workload
 * behind still sees who calls. Only Services of these namespaces can be named.
 */
export function eastWest(chart: Construct, { network, namespaces, replicas, resources }: EastWestProps): void {
  serviceAccount(chart, namespace, NAME);
  const template = proxyPod({
    labels: { ...labels, 'topology.istio.io/network': network },
    serviceAccount: NAME,
    resources,
    ports: { status: STATUS_PORT, tls: PASSTHROUGH_PORT },
    // Sends it the pods of this network alone: else it would pass requests on to yet another region.
    env: { ISTIO_META_REQUESTED_NETWORK_VIEW: network },
    proxyConfig: { terminationDrainDuration: '60s' },
    terminationGraceSeconds: 90,
  });
  deployment(chart, { name: NAME, namespace, labels, template });
  autoscaler(chart, { name: NAME, namespace, replicas });
  disruptionBudget(chart, { name: NAME, namespace, labels });
  loadBalancer(chart, NAME, network);
  passthrough(chart, namespaces);
}

function passthrough(chart: Construct, namespaces: readonly string[]): void {
  addManifest<IGateway>(chart, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'cross-network', namespace },
    spec: {
      selector: { ...labels },
      servers: [
        {
          port: { number: PASSTHROUGH_PORT, name: 'tls', protocol: 'TLS' },
          hosts: namespaces.map((name) => `*.${name}.svc.cluster.local`),
          tls: { mode: 'AUTO_PASSTHROUGH' },
        },
      ],
    },
  });
  // It opens no certificate, so it can't tell callers apart: the workload behind does.
  addManifest<IAuthorizationPolicy>(chart, {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'allow-passthrough', namespace },
    spec: {
      action: 'ALLOW',
      rules: [{ to: [{ operation: { ports: [`${PASSTHROUGH_PORT}`] } }] }],
      selector: { matchLabels: { ...labels } },
    },
  });
}
