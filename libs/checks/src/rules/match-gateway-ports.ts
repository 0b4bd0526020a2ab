import type { IService } from 'kubernetes-models/v1/Service';
import { gatewayPods, gateways } from '../gateway.ts';
import { policiesOf, portFits } from '../network-policy.ts';
import { type ClusterObjects, type Found, matches, type PodTemplate } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';
import { type ServicePort, targetPort } from '../service-port.ts';

/**
 * Every server port of a Gateway is a TCP port of a Service in front of the gateway's pods, and the NetworkPolicies of
 * these pods let clients in on the port behind it.
 */
export const matchGatewayPorts: ClusterRule = {
  name: 'match-gateway-ports',
  scope: 'cluster',
  check(objects, report) {
    for (const gateway of gateways(objects))
      for (const pod of gatewayPods(objects, gateway)) {
        const services = servicesOf(objects, pod);
        for (const [index, { port }] of (gateway.object.spec?.servers ?? []).entries()) {
          const fault = portFault(objects, services, pod, port.number);
          if (fault) report(gateway.file, fault, `spec.servers[${index}].port.number`);
        }
      }
  },
};

function servicesOf(objects: ClusterObjects, { namespace, labels }: PodTemplate): Found<IService>[] {
  return objects.of<IService>('Service').filter(({ object: { metadata, spec } }) => {
    return metadata.namespace === namespace && spec?.selector !== undefined && matches(spec.selector, labels);
  });
}

function portFault(
  objects: ClusterObjects,
  services: readonly Found<IService>[],
  pod: PodTemplate,
  number: number,
): string | undefined {
  const workload = `${pod.namespace}/${pod.file.object.metadata.name}`;
  const doors = services.flatMap((service) => tcpPorts(service).map((port) => ({ service, port })));
  const exposed = doors.filter(({ port }) => port.port === number);
  if (exposed.length === 0) {
    const ports = doors.map(({ port }) => port.port).join(', ');
    const found = services.length === 0 ? 'no Service leads' : `only ports ${ports} lead`;
    return `port ${number} is dead, connections to it time out: ${found} to the gateway's pods ${workload}; add port ${number} to their Service`;
  }
  const closed = exposed.map(({ service, port }) => {
    const target = targetPort(port, pod);
    if (target === undefined)
      return `port ${number} is dead, it has no endpoints: no container of ${workload} declares the port named ${port.targetPort} that Service ${service.object.metadata.name} leads to; write its number as targetPort`;
    if (letsIn(objects, pod, target, service)) return undefined;
    const clients = isPublic(service) ? ' from the addresses of the clients (no `from`, or ipBlocks)' : '';
    return `port ${number} is dead, connections to it time out: the NetworkPolicies in ${pod.namespace} let no client reach port ${target} of ${workload}; add an ingress rule for TCP ${target}${clients}`;
  });
  return closed.includes(undefined) ? undefined : closed[0];
}

function tcpPorts({ object }: Found<IService>): readonly ServicePort[] {
  return (object.spec?.ports ?? []).filter(({ protocol = 'TCP' }) => protocol === 'TCP');
}

/** Whether clients come from outside the cluster, so that a rule about pods alone can't admit them. */
function isPublic({ object: { spec } }: Found<IService>): boolean {
  return spec?.type === 'LoadBalancer' || spec?.type === 'NodePort';
}

function letsIn(objects: ClusterObjects, pod: PodTemplate, target: number, service: Found<IService>): boolean {
  const policies = policiesOf(objects, 'Ingress', pod);
  const port = { number: target, protocol: 'TCP', name: portName(pod, target) } as const;
  const rules = policies.flatMap(({ ingress = [] }) => ingress).filter((rule) => portFits(rule, port));
  const admitsClients = ({ from = [] }: (typeof rules)[number]) =>
    from.length === 0 || !isPublic(service) || from.some(({ ipBlock }) => ipBlock !== undefined);
  return policies.length === 0 || rules.some(admitsClients);
}

function portName({ spec }: PodTemplate, number: number): string | undefined {
  return spec.containers?.flatMap(({ ports = [] }) => ports).find(({ containerPort }) => containerPort === number)
    ?.name;
}
