import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { gatewayHost, gateways } from '../gateway.ts';
import { hostCovers } from '../istio-host.ts';
import { selects } from '../label-selector.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import { requestAuthentications } from '../request-authentication.ts';
import type { ClusterRule, Report } from '../rule.ts';

/** What is read of an Application that installs a chart. */
interface Application {
  readonly spec?: {
    readonly source?: {
      readonly chart?: string;
      readonly helm?: { readonly valuesObject?: { readonly env?: Readonly<Record<string, unknown>> } };
    };
  };
}

const BLOCKED = 'BLOCKED_CIDRS_IN_JWKS_URIS';

/** istiod can fetch the keys of tokens: past its network, not from behind the gateway they guard, and from outside alone. */
export const requireReachableKeys: ClusterRule = {
  name: 'require-reachable-keys',
  scope: 'cluster',
  check(objects, report) {
    let isFetched = false;
    for (const { file, object } of requestAuthentications(objects))
      for (const [index, { jwksUri }] of (object.spec?.jwtRules ?? []).entries()) {
        if (jwksUri === undefined || !URL.canParse(jwksUri)) continue;
        isFetched = true;
        const { hostname } = new URL(jwksUri);
        if (!servedHere(objects, hostname)) continue;
        const message =
          `after a restart of istiod every token is refused with 401, for good: it fetches the keys from ${hostname}, which is ` +
          'behind the gateway that waits for these keys. Serve them from a host that needs no token and no gateway of this mesh.';
        report(file, message, `spec.jwtRules[${index}].jwksUri`);
      }
    if (!isFetched) return;
    checkNetwork(objects, report);
    checkBlocked(objects, report);
  },
};

function servedHere(objects: ClusterObjects, hostname: string): boolean {
  return gateways(objects).some((gateway) =>
    (gateway.object.spec?.servers ?? []).some(({ hosts }) =>
      hosts.some((host) => hostCovers(gatewayHost(gateway, host).name, hostname)),
    ),
  );
}

/** istiod's own pods come from a chart, so what selects them is told by their labels. */
const ISTIOD = { app: 'istiod', istio: 'pilot' };

function checkNetwork(objects: ClusterObjects, report: Report): void {
  const policies = objects
    .of<INetworkPolicy>('NetworkPolicy.networking.k8s.io')
    .filter(({ object: { metadata, spec } }) => {
      const restricts = spec?.policyTypes?.includes('Egress') ?? spec?.egress !== undefined;
      return metadata.namespace === 'istio-system' && restricts && selects(spec?.podSelector ?? {}, ISTIOD);
    });
  const [first] = policies;
  if (!first || policies.some(opensInternet)) return;
  const own = policies.find(({ object }) => Object.keys(object.spec?.podSelector ?? {}).length > 0) ?? first;
  const message =
    'after a restart of istiod every token is refused with 401: it fetches the keys from the issuer, and no NetworkPolicy ' +
    'lets it out on port 443. Add egress to ipBlock 0.0.0.0/0, except private ranges, TCP 443.';
  report(own.file, message, 'spec.egress');
}

function opensInternet({ object }: Found<INetworkPolicy>): boolean {
  return (object.spec?.egress ?? []).some(({ to, ports }) => {
    const isHttps =
      !ports ||
      ports.some(
        ({ port, endPort }) => port === undefined || port === 443 || (Number(port) <= 443 && (endPort ?? 0) >= 443),
      );
    return isHttps && (!to || to.some(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0'));
  });
}

function checkBlocked(objects: ClusterObjects, report: Report): void {
  for (const { file, object } of objects.of<Application>('Application.argoproj.io')) {
    const { chart, helm } = object.spec?.source ?? {};
    if (chart !== 'istiod' || helm?.valuesObject?.env?.[BLOCKED]) continue;
    const message =
      'who may write a RequestAuthentication can have istiod fetch any address of the inside, the metadata of its node ' +
      `included (IST0175): ${BLOCKED} is not set. Write the private ranges, separated by commas, such as 10.0.0.0/8,169.254.0.0/16.`;
    report(file, message, 'spec.source.helm.valuesObject.env');
  }
}
