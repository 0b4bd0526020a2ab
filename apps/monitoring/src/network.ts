import { podLabels as alertmanagerLabels, PORTS } from '@auditorsec/alertmanager/alertmanager';
import { catalogue } from '@auditorsec/components/catalogue';
import type { AppContext } from '@auditorsec/config/app';
import { agent } from '@auditorsec/identity/agent';
import {
  apiServer,
  internet,
  networkPolicy,
  type Opening,
  type Peer,
  prometheus,
} from '@auditorsec/network-policy/network-policy';
import { podLabels } from '@auditorsec/prometheus/prometheus';
import type { Construct } from 'constructs';
import { components, kubelet } from './components.ts';
import { meshNamespaces } from './monitors.ts';
import { podsHere } from './peers.ts';
import { NAME, NAMESPACE } from './place.ts';
import { exporterPorts } from './ports.ts';

const WEB = 9090;

const alertmanager = podsHere(alertmanagerLabels(NAME));
const grafana = podsHere({ app: 'grafana' });
/** Argo CD tells of failed syncs. */
const notifier: Peer = {
  namespace: catalogue['argo-cd'].namespace,
  pods: { 'app.kubernetes.io/name': 'argocd-notifications-controller' },
};

/** Who asks Prometheus: dashboards, canary analyses, and OpenCost, which multiplies usage by prices. */
const READERS: readonly Peer[] = [grafana, catalogue['argo-rollouts'], catalogue.opencost];

/** Prometheus and Alertmanager: in from their readers, out to what they read and to whom they tell. */
export function network(chart: Construct, context: AppContext): void {
  networkPolicy(chart, {
    name: 'prometheus',
    namespace: NAMESPACE,
    pods: podLabels(NAME),
    ingress: [{ peers: [prometheus, ...READERS], ports: [WEB] }],
    egress: [
      ...scraped(context),
      { peers: [prometheus], ports: [WEB] },
      { peers: [alertmanager], ports: [PORTS.web] },
      // Where it finds its targets.
      apiServer(context.cluster.network),
      // The store of another region, and the credentials for it.
      agent,
      internet,
    ],
  });
  networkPolicy(chart, {
    name: 'alertmanager',
    namespace: NAMESPACE,
    pods: alertmanagerLabels(NAME),
    ingress: [
      { peers: [prometheus, grafana, notifier], ports: [PORTS.web] },
      { peers: [alertmanager], ports: [PORTS.gossip, { udp: PORTS.gossip }] },
    ],
    egress: [{ peers: [alertmanager], ports: [PORTS.gossip, { udp: PORTS.gossip }] }, internet],
  });
}

/** Every pod and node that the monitors read. */
function scraped(context: AppContext): Opening[] {
  const onPods = components.filter(({ listens }) => listens.on === 'pods');
  const onNodes = [kubelet, ...components].filter(({ listens }) => listens.on === 'nodes');
  return [
    { peers: meshNamespaces(context).map((namespace) => ({ namespace })), ports: [15020] },
    ...onPods.map(({ namespace, listens }) => ({ peers: [{ namespace }], ports: [listens.port] })),
    { peers: [{ cidr: context.cluster.network.vpc }], ports: onNodes.map(({ listens }) => listens.port) },
    ...Object.entries(exporterPorts).map(([name, port]) => ({
      peers: [podsHere({ 'app.kubernetes.io/name': name })],
      ports: [port],
    })),
  ];
}
