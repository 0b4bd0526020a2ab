import type { ClusterObjects, Container, Found } from '@auditorsec/checks/objects';
import { networkLoadBalancer } from './published.ts';

/*
 * What the model reads of generated objects, each with the defaults of its API.
 */

interface Probe {
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
  readonly timeoutSeconds?: number;
}

export interface DestinationRule {
  readonly spec?: {
    readonly host?: string;
    readonly trafficPolicy?: {
      readonly outlierDetection?: { readonly consecutiveGatewayErrors?: number };
      readonly loadBalancer?: {
        readonly localityLbSetting?: { readonly failover?: readonly { readonly from: string; readonly to: string }[] };
      };
    };
  };
}

interface HealthCheck {
  readonly spec: {
    readonly forProvider: {
      readonly fqdn: string;
      readonly requestInterval: 10 | 30;
      readonly failureThreshold: number;
    };
  };
}

interface Rule {
  readonly alert?: string;
  readonly for?: string;
}

interface PrometheusRule {
  readonly spec?: { readonly groups?: readonly { readonly rules?: readonly Rule[] }[] };
}

interface Route {
  readonly groupWait?: string;
  readonly matchers?: readonly { readonly name: string; readonly value?: string }[];
}

interface Autoscaler {
  readonly spec?: { readonly minReplicas?: number; readonly maxReplicas?: number };
}

/** Seconds of a duration such as `1m` or `30s`; none where nothing is written. */
export function seconds(text: string | undefined): number {
  const [, amount = '0', unit = 's'] = /^(\d+)(ms|s|m|h)$/.exec(text ?? '0s') ?? [];
  return Number(amount) * ({ ms: 0.001, s: 1, m: 60, h: 3600 }[unit] ?? 1);
}

/** From the first probe that fails until the pod counts as unready. */
export function readiness(objects: ClusterObjects, namespace: string, labels: Readonly<Record<string, string>>) {
  const [pod] = objects.pods(namespace, labels);
  const probed = pod?.spec.containers?.find((each: Container) => each.readinessProbe);
  if (!probed) return undefined;
  const { periodSeconds = 10, failureThreshold = 3, timeoutSeconds = 1 }: Probe = probed.readinessProbe ?? {};
  return {
    takes: {
      earliest: (failureThreshold - 1) * periodSeconds,
      latest: failureThreshold * periodSeconds + timeoutSeconds,
    },
    from: `readinessProbe of ${pod?.file.object.kind} ${namespace}/${pod?.file.object.metadata.name}: ${failureThreshold} x ${periodSeconds} s`,
  };
}

/** The rules by which gateways eject endpoints of a Service of this namespace. */
export function ejectingRule(objects: ClusterObjects, namespace: string): Found<DestinationRule> | undefined {
  return objects
    .of<DestinationRule>('DestinationRule.networking.istio.io')
    .find(
      ({ object: { metadata, spec } }) =>
        metadata.namespace === namespace && spec?.trafficPolicy?.outlierDetection !== undefined,
    );
}

/** How many pods an autoscaler of this name keeps. */
export function podRange(objects: ClusterObjects, namespace: string, name: string) {
  const scaler = objects.get<Autoscaler>('HorizontalPodAutoscaler.autoscaling', namespace, name);
  return scaler && { least: scaler.object.spec?.minReplicas ?? 1, most: scaler.object.spec?.maxReplicas ?? 1 };
}

/** The health check that asks a region's own name, in whichever cluster it stands. */
export function healthCheckOf(fleet: readonly ClusterObjects[], fqdn: string) {
  return fleet
    .flatMap((objects) => objects.of<HealthCheck>('HealthCheck.route53.aws.m.upbound.io'))
    .find(({ object: { spec } }) => spec.forProvider.fqdn === fqdn);
}

/** How the load balancer of a Service checks its targets, as far as annotations say; the rest by the controller's defaults. */
export function targetChecks(objects: ClusterObjects, namespace: string, name: string) {
  const annotations = objects.get('Service', namespace, name)?.object.metadata.annotations ?? {};
  const said = (key: string) => annotations[`service.beta.kubernetes.io/aws-load-balancer-healthcheck-${key}`];
  return {
    interval: Number(said('interval') ?? networkLoadBalancer.interval),
    threshold: Number(said('unhealthy-threshold') ?? networkLoadBalancer.threshold),
    timeout: Number(said('timeout') ?? networkLoadBalancer.timeout),
  };
}

/** From the failure until the pager rings. */
export function alertDelay(objects: ClusterObjects, alert: string) {
  const rule = objects
    .of<PrometheusRule>('PrometheusRule.monitoring.coreos.com')
    .flatMap(({ object }) => object.spec?.groups ?? [])
    .flatMap(({ rules = [] }) => rules)
    .find((each) => each.alert === alert);
  const [prometheus] = objects.of<{ spec: { scrapeInterval?: string; evaluationInterval?: string } }>(
    'Prometheus.monitoring.coreos.com',
  );
  if (!rule || !prometheus) return undefined;
  const { scrapeInterval = '30s', evaluationInterval = '30s' } = prometheus.object.spec;
  const waits = seconds(rule.for);
  const wait = groupWait(objects);
  return {
    does: `${alert} pages`,
    takes: { earliest: waits + wait, latest: waits + wait + seconds(scrapeInterval) + seconds(evaluationInterval) },
    from: `its \`for\` of ${rule.for ?? '0s'}, scraped every ${scrapeInterval}, evaluated every ${evaluationInterval}, \`groupWait\` ${wait} s`,
  };
}

/** How long Alertmanager holds a page back. */
function groupWait(objects: ClusterObjects): number {
  const routes = objects
    .of<{ spec: { route?: Route & { readonly routes?: readonly Route[] } } }>(
      'AlertmanagerConfig.monitoring.coreos.com',
    )
    .flatMap(({ object: { spec } }) => spec.route?.routes ?? []);
  const page = routes.find(({ matchers = [] }) => matchers.some(({ value }) => value === 'page'));
  return seconds(page?.groupWait ?? '30s');
}
