import { policiesOf, policyMatches, type Requests } from '../authorization.ts';
import { type Gateway, gatewayHost, gatewayPods, gateways, type Server } from '../gateway.ts';
import { gatewayRoutes } from '../gateway-route.ts';
import { anything, covers, policyPattern } from '../istio-pattern.ts';
import type { ClusterObjects } from '../objects.ts';
import { dnsHealthChecks } from '../route53.ts';
import type { FleetRule } from '../rule.ts';

/**
 * What a DNS health check asks, a gateway answers: by HTTPS with its host's name in the handshake, on port 443 with a TLS
 * version that checkers speak, its path by a route, and without a token.
 */
export const matchHealthCheck: FleetRule = {
  name: 'match-health-check',
  scope: 'fleet',
  check(fleet, report) {
    for (const objects of fleet)
      for (const { file, object } of dnsHealthChecks(objects)) {
        const asks = object.spec?.forProvider ?? {};
        const { fqdn = '', resourcePath: path = '/' } = asks;
        const fault = handshakeFault(asks, fqdn) ?? faultOf(fleet, fqdn, path);
        if (fault)
          report(
            file,
            `the check says nothing of the region, which clients leave or stay in for no reason: ${fault.message}`,
            fault.field,
          );
      }
  },
};

interface Fault {
  readonly message: string;
  readonly field: string;
}

const FIELD = 'spec.forProvider';

/** A check by HTTP passes on the redirect alone, and a gateway finds the certificate of a host by its name in the handshake. */
function handshakeFault(
  { type = 'HTTPS', enableSni = true }: { readonly type?: string; readonly enableSni?: boolean },
  fqdn: string,
): Fault | undefined {
  if (type !== 'HTTPS')
    return {
      field: `${FIELD}.type`,
      message: `a check of type ${type} sees a port or a redirect, and not whether ${fqdn} answers. Write type HTTPS.`,
    };
  if (!enableSni)
    return {
      field: `${FIELD}.enableSni`,
      message: `without the name in the handshake the gateway has no certificate to show for ${fqdn}. Write enableSni: true.`,
    };
  return undefined;
}

function faultOf(fleet: readonly ClusterObjects[], fqdn: string, path: string): Fault | undefined {
  const serving = fleet.flatMap((objects) => servers(objects).filter(({ hosts }) => hosts.includes(fqdn)));
  const [found] = serving;
  const inField = (field: string, message: string): Fault => ({ message, field: `${FIELD}.${field}` });
  if (!found) {
    const known = [...new Set(fleet.flatMap(servers).flatMap(({ hosts }) => hosts))].sort().join(', ') || 'none';
    return inField('fqdn', `no Gateway serves ${fqdn} by HTTPS. Ask one of ${known}.`);
  }
  const { objects, gateway, server } = found;
  if (server.tls?.minProtocolVersion === 'TLSV1_3')
    return inField(
      'fqdn',
      `${nameOf(gateway)} takes TLS 1.3 alone there, and Route 53's checkers speak TLS 1.2 at most. Serve ${fqdn} with minProtocolVersion TLSV1_2.`,
    );
  const requests = asked(fqdn, path);
  if (!isRouted(objects, gateway, requests))
    return inField(
      'resourcePath',
      `no route of ${nameOf(gateway)} takes GET ${path} for ${fqdn}: it answers 404. Ask a path that is routed.`,
    );
  if (isRefused(objects, gateway, requests))
    return inField(
      'resourcePath',
      `the policies of ${nameOf(gateway)} refuse GET ${path} without a token: it answers 403. Ask a public path.`,
    );
  return undefined;
}

interface Serving {
  readonly objects: ClusterObjects;
  readonly gateway: Gateway;
  readonly server: Server;
  readonly hosts: readonly string[];
}

function servers(objects: ClusterObjects): Serving[] {
  return gateways(objects).flatMap((gateway) =>
    (gateway.object.spec?.servers ?? [])
      .filter(({ port }) => port.number === 443)
      .map((server) => ({
        objects,
        gateway,
        server,
        hosts: server.hosts.map((host) => gatewayHost(gateway, host).name),
      })),
  );
}

/** A checker comes from anywhere, with neither certificate nor token. */
function asked(host: string, path: string): Requests & { readonly http: NonNullable<Requests['http']> } {
  const http = {
    hosts: [policyPattern(host)],
    methods: [policyPattern('GET')],
    paths: [{ kind: 'exact', text: path }],
  } as const;
  return { caller: 'none', token: false, ports: [anything], http };
}

function isRouted(objects: ClusterObjects, gateway: Gateway, { http }: ReturnType<typeof asked>): boolean {
  const takes = (patterns: readonly Parameters<typeof covers>[0][], wanted: readonly Parameters<typeof covers>[1][]) =>
    wanted.every((one) => patterns.some((pattern) => covers(pattern, one)));
  return gatewayRoutes(objects).some(
    (route) =>
      route.gateway.file === gateway.file &&
      takes(route.hosts.map(policyPattern), http.hosts) &&
      route.matches.some(({ methods, paths }) => takes(methods, http.methods) && takes(paths, http.paths)),
  );
}

function isRefused(objects: ClusterObjects, gateway: Gateway, requests: Requests): boolean {
  return gatewayPods(objects, gateway).some((pod) => {
    const allows = policiesOf(objects, pod, 'ALLOW');
    const isAllowed = allows.length === 0 || allows.some((policy) => policyMatches(policy, requests, 'all'));
    return !isAllowed || policiesOf(objects, pod, 'DENY').some((policy) => policyMatches(policy, requests, 'some'));
  });
}

function nameOf({ object }: Gateway): string {
  return `Gateway ${object.metadata.namespace}/${object.metadata.name}`;
}
