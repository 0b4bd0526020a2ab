import { authorizationPolicies, policyPods } from '../authorization.ts';
import { embeddedYaml } from '../embedded-yaml.ts';
import { isGatewayPod } from '../gateway.ts';
import type { ClusterObjects, Found, PodTemplate } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { type Service, servicePods } from '../service-port.ts';

const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer';

/** Whom a gateway pod takes for the client. */
interface Topology {
  readonly trustedProxies: number;
  readonly proxyProtocol: boolean;
}

/** Gateways read the client's address where their load balancer leaves it, and policies ask for the one that they read. */
export const matchClientAddress: ClusterRule = {
  name: 'match-client-address',
  scope: 'cluster',
  check(objects, report) {
    for (const service of objects.of<Service>('Service')) {
      if (service.object.spec?.type !== 'LoadBalancer') continue;
      const pods = servicePods(objects, service).filter(isGatewayPod);
      const fault = pods.map((pod) => balancerFault(service, topologyOf(pod))).find((message) => message !== undefined);
      if (fault) report(service.file, fault, 'metadata.annotations');
    }
    checkPolicies(objects, report);
  },
};

function topologyOf({ annotations }: PodTemplate): Topology {
  const config = embeddedYaml(annotations['proxy.istio.io/config'] ?? '{}') as {
    readonly gatewayTopology?: { readonly numTrustedProxies?: number; readonly proxyProtocol?: unknown };
  } | null;
  const { numTrustedProxies = 0, proxyProtocol } = config?.gatewayTopology ?? {};
  return { trustedProxies: numTrustedProxies, proxyProtocol: proxyProtocol !== undefined };
}

function balancerFault({ object }: Found<Service>, { trustedProxies, proxyProtocol }: Topology): string | undefined {
  const { annotations = {} } = object.metadata;
  const attributes = annotations[`${PREFIX}-target-group-attributes`] ?? '';
  const sends =
    attributes.includes('proxy_protocol_v2.enabled=true') || annotations[`${PREFIX}-proxy-protocol`] === '*';
  const keeps =
    attributes.includes('preserve_client_ip.enabled=true') || object.spec?.externalTrafficPolicy === 'Local' || sends;
  if (sends !== proxyProtocol)
    return sends
      ? 'every connection is cut off: the load balancer begins it with a PROXY header that the gateway takes for TLS. Set gatewayTopology.proxyProtocol: {} in proxy.istio.io/config of the gateway pods.'
      : 'every connection is cut off: the gateway waits for a PROXY header that the load balancer does not send. Write proxy_protocol_v2.enabled=true into its target-group-attributes, or take gatewayTopology.proxyProtocol away.';
  if (!keeps)
    return (
      "all clients are one, the load balancer: an address allow-list shuts everyone out or lets everyone in, and all share one client's " +
      `rate limit. Write preserve_client_ip.enabled=true into ${PREFIX}-target-group-attributes.`
    );
  if (annotations[`${PREFIX}-ip-address-type`] === 'dualstack' && !sends)
    return (
      'all clients of IPv6 are one, the load balancer: it keeps the address of a client only on the way to a pod of the same family. ' +
      `Write proxy_protocol_v2.enabled=true into ${PREFIX}-target-group-attributes, and gatewayTopology.proxyProtocol: {} for the pods.`
    );
  const guarded = `${PREFIX}-security-group-prefix-lists` in annotations || object.spec?.loadBalancerSourceRanges;
  if (trustedProxies > 0 && !guarded)
    return (
      `anyone writes their own address, and walks past allow-lists and limits: ${trustedProxies} proxies in front are trusted, and ` +
      `the load balancer takes connections from everywhere. Let in these proxies alone, by ${PREFIX}-security-group-prefix-lists, ` +
      'or set numTrustedProxies: 0.'
    );
  return undefined;
}

/** `ipBlocks` are of the connection, `remoteIpBlocks` of the client that trusted proxies tell of. */
function checkPolicies(objects: ClusterObjects, report: Report): void {
  for (const policy of authorizationPolicies(objects)) {
    const behind = policyPods(objects, policy).find((pod) => {
      const { trustedProxies, proxyProtocol } = topologyOf(pod);
      return isGatewayPod(pod) && (trustedProxies > 0 || proxyProtocol);
    });
    if (!behind) continue;
    for (const [rule, { from = [] }] of (policy.object.spec?.rules ?? []).entries())
      for (const [index, { source }] of from.entries()) {
        const used = source?.ipBlocks ? 'ipBlocks' : source?.notIpBlocks ? 'notIpBlocks' : undefined;
        if (!used) continue;
        const right = used === 'ipBlocks' ? 'remoteIpBlocks' : 'notRemoteIpBlocks';
        const message =
          `it judges the proxy in front instead of the client: everyone is let in or nobody, since ${used} are the addresses of ` +
          `connections, and proxies make these. Write ${right}.`;
        report(policy.file, message, `spec.rules[${rule}].from[${index}].source.${used}`);
      }
  }
}
