import { objectName } from '@auditorsec/manifest/patch';
import { roleOf } from '../aws-identity.ts';
import { isInjected, mergesMetrics } from '../injection.ts';
import { type MeshEdge, meshEdges } from '../mesh-edge.ts';
import { metricsPorts, scraperNamespace } from '../metrics-port.ts';
import { type Direction, type Peer, type Port, permits, reaches } from '../network-policy.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import { accepted } from '../peer-authentication.ts';
import type { ClusterRule, Report } from '../rule.ts';

const DNS = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };
const ISTIOD = { namespace: 'istio-system', labels: { app: 'istiod', istio: 'pilot' } };
/** EKS Pod Identity Agent, on each node. */
const AGENT = { address: '169.254.170.23', port: { number: 80, protocol: 'TCP' } } as const;
const PAST_PROXY = 'traffic.sidecar.istio.io/excludeOutboundIPRanges';
const SCRAPER: Peer = { namespace: scraperNamespace };

interface Opening {
  readonly direction: Direction;
  readonly peer: Peer;
  readonly port: Port;
  /** What fails while it is closed. */
  readonly outage: string;
}

/** The NetworkPolicies leave open what each pod can't do without, and what routing sends. */
export const requireNetworkOpenings: ClusterRule = {
  name: 'require-network-openings',
  scope: 'cluster',
  check(objects, report) {
    for (const pod of objects.pods()) {
      for (const opening of ownOpenings(objects, pod)) checkOpening(objects, pod, opening, report);
      if (roleOf(objects, pod)) checkAgent(objects, pod, report);
    }
    const judged = new Set<string>();
    for (const edge of meshEdges(objects)) {
      const { caller, callee, port } = edge;
      const key = `${caller.file.path} ${callee.file.path} ${port}`;
      if (judged.has(key)) continue;
      judged.add(key);
      checkEdge(objects, edge, report);
    }
  },
};

function* ownOpenings(objects: ClusterObjects, pod: PodTemplate): Generator<Opening> {
  const tcp = (number: number, name?: string): Port => ({ number, protocol: 'TCP', name });
  const unresolved = 'no name resolves in these pods, so every call out fails';
  yield { direction: 'Egress', peer: DNS, port: { number: 53, protocol: 'UDP' }, outage: unresolved };
  yield {
    direction: 'Egress',
    peer: DNS,
    port: tcp(53),
    outage: 'long DNS answers are lost, so some names never resolve',
  };
  const injected = isInjected(objects, pod);
  const blind = 'Prometheus reads nothing from these pods, so their alerts stay silent in an outage';
  if (injected) {
    yield {
      direction: 'Egress',
      peer: ISTIOD,
      port: tcp(15012),
      outage: 'the proxies get no config and no certificate: no pod gets ready',
    };
    yield { direction: 'Ingress', peer: SCRAPER, port: tcp(15020), outage: blind };
  }
  for (const port of metricsPorts(pod)) {
    // A port that Prometheus can't read anyhow is `require-scrapable-metrics`'s to report.
    const scraped = !injected || (!mergesMetrics(pod, port) && accepted(objects, pod, port) !== 'mutual TLS');
    if (scraped) yield { direction: 'Ingress', peer: SCRAPER, port: tcp(port, 'metrics'), outage: blind };
  }
}

function checkOpening(objects: ClusterObjects, pod: PodTemplate, opening: Opening, report: Report): void {
  const { direction, peer, port, outage } = opening;
  if (!permits(objects, direction, pod, peer, port))
    report(
      pod.file,
      `${outage}: ${closed(direction, pod, port)} ${direction === 'Egress' ? 'to' : 'from'} ${printPeer(peer)}.`,
    );
  const { namespace, labels } = peer;
  if (direction === 'Egress' && labels && !permits(objects, 'Ingress', { namespace, labels }, pod, port))
    report(pod.file, `${outage}: ${closed('Ingress', { namespace, labels }, port)} from ${printPeer(pod)}.`);
}

/** Pods with a role of AWS get their credentials from the agent: past the policies, and past the proxy, which knows no such host. */
function checkAgent(objects: ClusterObjects, pod: PodTemplate, report: Report): void {
  const { address, port } = AGENT;
  const outage = 'these pods have a role of AWS and no credentials, so every call to AWS fails';
  if (!reaches(objects, pod, address, port))
    report(pod.file, `${outage}: ${closed('Egress', pod, port)} to ${address}/32, the EKS Pod Identity Agent.`);
  const past = (pod.annotations[PAST_PROXY] ?? '').split(',').map((range) => range.trim());
  if (isInjected(objects, pod) && !past.includes(`${address}/32`))
    report(
      pod.file,
      `${outage}: their proxy refuses to connect to ${address}, which is in no registry. Add ${address}/32 to it.`,
      `spec.template.metadata.annotations["${PAST_PROXY}"]`,
    );
}

function checkEdge(
  objects: ClusterObjects,
  { virtualService, field, caller, callee, port }: MeshEdge,
  report: Report,
): void {
  const declared = callee.spec.containers
    ?.flatMap(({ ports = [] }) => ports)
    .find(({ containerPort }) => containerPort === port);
  const target: Port = { number: port, protocol: 'TCP', name: declared?.name };
  const [from, to] = [objectName(caller.file.object), objectName(callee.file.object)];
  const outage = `requests from ${from} to ${to} time out with 503`;
  if (!permits(objects, 'Egress', caller, callee, target))
    report(virtualService.file, `${outage}: ${closed('Egress', caller, target)} to ${printPeer(callee)}.`, field);
  if (!permits(objects, 'Ingress', callee, caller, target))
    report(virtualService.file, `${outage}: ${closed('Ingress', callee, target)} from ${printPeer(caller)}.`, field);
}

function closed(
  direction: Direction,
  { namespace, labels }: Pick<PodTemplate, 'namespace' | 'labels'>,
  { number, protocol }: Port,
): string {
  const selected = Object.entries(labels).map(([key, value]) => `${key}: ${value}`);
  return (
    `the NetworkPolicies of ${namespace} don't open it. Allow ${direction.toLowerCase()} of pods ` +
    `{${selected.join(', ')}} on ${protocol} ${number}`
  );
}

function printPeer({ namespace, labels = {} }: Peer): string {
  const selected = Object.entries(labels).map(([key, value]) => `${key}: ${value}`);
  return `namespace ${namespace}${selected.length > 0 ? `, pods {${selected.join(', ')}}` : ''}`;
}
