import { type Gateway, gatewayHost, gatewayPods, gateways } from '../gateway.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import { dnsEntries } from '../route53.ts';
import type { FleetRule } from '../rule.ts';
import { type Service, servicePods } from '../service-port.ts';

const TYPE = 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type';

/** Whoever is led to a region by IPv6 finds a load balancer there that has an address of IPv6. */
export const matchAddressFamilies: FleetRule = {
  name: 'match-address-families',
  scope: 'fleet',
  check(fleet, report) {
    const targets = new Map(
      fleet
        .flatMap(dnsEntries)
        .flatMap(({ type, name, alias }) => (type === 'AAAA' && alias?.name ? [[alias.name, name]] : [])),
    );
    for (const objects of fleet)
      for (const gateway of gateways(objects)) {
        const host = hostsOf(gateway).find((each) => targets.has(each));
        if (host === undefined) continue;
        for (const { file, object } of loadBalancers(objects, gateway)) {
          if (object.metadata.annotations?.[TYPE] === 'dualstack') continue;
          const message =
            `clients of IPv6 get no answer: AAAA ${targets.get(host)} leads to ${host}, whose load balancer has addresses of IPv4 alone. ` +
            `Write ${TYPE}: dualstack, or no AAAA record.`;
          report(file, message, 'metadata.annotations');
        }
      }
  },
};

function hostsOf(gateway: Gateway): string[] {
  return (gateway.object.spec?.servers ?? []).flatMap(({ hosts }) =>
    hosts.map((host) => gatewayHost(gateway, host).name),
  );
}

function loadBalancers(objects: ClusterObjects, gateway: Gateway): Found<Service>[] {
  const pods = gatewayPods(objects, gateway);
  return objects
    .of<Service>('Service')
    .filter(({ object }) => object.spec?.type === 'LoadBalancer')
    .filter((service) => servicePods(objects, service).some((pod) => pods.includes(pod)));
}
