import { objectName } from '@auditorsec/manifest/patch';
import type { IService } from 'kubernetes-models/v1/Service';
import { type DestinationRule, destinationRules, ruleHost } from '../destination-rule.ts';
import { hostCovers, serviceHost } from '../istio-host.ts';
import { type ClusterObjects, type Found, matches, type PodTemplate } from '../objects.ts';
import { accepted } from '../peer-authentication.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { type ServicePort, servicePods, targetPort } from '../service-port.ts';

/** What is read of a TrafficPolicy; the compiler can't follow its generated type. */
interface TrafficPolicy {
  readonly tls?: { readonly mode?: string };
  readonly portLevelSettings?: readonly {
    readonly port?: { readonly number?: number };
    readonly tls?: { mode?: string };
  }[];
}

interface ClientMode {
  readonly mode: string;
  readonly field: string;
  /** Labels of the subset that the mode is for. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The TLS mode that a DestinationRule makes clients speak is one that the destination's pods take on that port. */
export const matchMtlsModes: ClusterRule = {
  name: 'match-mtls-modes',
  scope: 'cluster',
  check(objects, report) {
    for (const rule of destinationRules(objects))
      for (const service of servicesOf(objects, rule)) checkService(objects, rule, service, report);
  },
};

function checkService(objects: ClusterObjects, rule: DestinationRule, service: Found<IService>, report: Report): void {
  const pods = servicePods(objects, service);
  for (const port of service.object.spec?.ports ?? []) {
    for (const { mode, field, labels } of clientModes(rule, port)) {
      const fault = pods
        .filter((pod) => matches(labels, pod.labels))
        .map((pod) => disagreement(objects, mode, pod, port))
        .find((message) => message !== undefined);
      if (fault) report(rule.file, `${objectName(service.file.object)} port ${port.port}: ${fault}`, field);
    }
  }
}

function servicesOf(objects: ClusterObjects, rule: DestinationRule): Found<IService>[] {
  const host = ruleHost(rule);
  return objects
    .of<IService>('Service')
    .filter(({ object }) =>
      hostCovers(host, serviceHost(object.metadata.name, object.metadata.namespace ?? 'default')),
    );
}

/** The modes for one port: a port's settings replace those above it whole; without a mode, Istio picks the right one. */
function clientModes({ object: { spec } }: DestinationRule, { port }: ServicePort): ClientMode[] {
  const levels: { policy: TrafficPolicy | undefined; field: string; labels: Record<string, string> }[] = [
    { policy: spec?.trafficPolicy, field: 'spec.trafficPolicy', labels: {} },
    ...(spec?.subsets ?? []).map(({ trafficPolicy, labels = {} }, index) => ({
      policy: trafficPolicy as TrafficPolicy | undefined,
      field: `spec.subsets[${index}].trafficPolicy`,
      labels,
    })),
  ];
  return levels.flatMap(({ policy, field, labels }) => {
    const settings = policy?.portLevelSettings ?? [];
    const index = settings.findIndex((entry) => entry.port?.number === port);
    const tls = index < 0 ? policy?.tls : settings[index]?.tls;
    const place = index < 0 ? field : `${field}.portLevelSettings[${index}]`;
    return tls?.mode ? [{ mode: tls.mode, field: `${place}.tls.mode`, labels }] : [];
  });
}

function disagreement(objects: ClusterObjects, mode: string, pod: PodTemplate, servicePort: ServicePort) {
  const port = targetPort(servicePort, pod);
  if (port === undefined) return undefined;
  const takes = accepted(objects, pod, port);
  const workload = objectName(pod.file.object);
  if (mode === 'ISTIO_MUTUAL' && takes === 'plaintext')
    return (
      `every request fails with 503: clients open mutual TLS, but ${workload} has no proxy on port ${port} that ends it ` +
      '(no injection, an excluded port, or PeerAuthentication DISABLE). Inject its pods, or write tls.mode: DISABLE.'
    );
  if (mode !== 'ISTIO_MUTUAL' && takes === 'mutual TLS')
    return (
      `every request fails with 503: clients speak tls.mode ${mode}, but ${workload} takes mutual TLS alone on port ` +
      `${port} (PeerAuthentication STRICT). Write tls.mode: ISTIO_MUTUAL, or no tls: Istio then picks the mode.`
    );
  return undefined;
}
