import { type DestinationRule, destinationRules, ruleHost } from '../destination-rule.ts';
import { serviceOf } from '../istio-host.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

/** Ejection never takes all endpoints, and failover has the ejection that tells it when to happen. */
export const fitOutlierEjection: ClusterRule = {
  name: 'fit-outlier-ejection',
  scope: 'cluster',
  check(objects, report) {
    for (const rule of destinationRules(objects)) {
      const { file, object } = rule;
      const isHttp = speaksHttp(objects, rule);
      const levels = [
        { policy: object.spec?.trafficPolicy, field: 'spec.trafficPolicy' },
        ...(object.spec?.subsets ?? []).map(({ trafficPolicy }, index) => ({
          policy: trafficPolicy,
          field: `spec.subsets[${index}].trafficPolicy`,
        })),
      ];
      for (const { policy, field } of levels) {
        const fault = faultOf(policy as TrafficPolicy | undefined, isHttp);
        if (fault) report(file, fault.message, `${field}.${fault.field}`);
      }
    }
  },
};

/** What is read of a TrafficPolicy; the compiler can't follow its generated type. */
interface TrafficPolicy {
  readonly outlierDetection?: { readonly maxEjectionPercent?: number; readonly minHealthPercent?: number };
  readonly loadBalancer?: {
    readonly localityLbSetting?: {
      readonly enabled?: boolean;
      readonly failover?: readonly unknown[];
      readonly failoverPriority?: readonly string[];
    };
  };
}

/**
 * Whether replies count: an endpoint that speaks no HTTP is ejected only where it can't be connected to, which is its own
 * fault. A host that the manifests don't have gets no benefit of the doubt.
 */
function speaksHttp(objects: ClusterObjects, rule: DestinationRule): boolean {
  const ports = serviceOf(objects, ruleHost(rule))?.object.spec?.ports;
  return ports?.some(({ name = '', appProtocol = '' }) => /^(http|grpc)/.test(appProtocol || name)) ?? true;
}

function faultOf(policy: TrafficPolicy | undefined, isHttp: boolean): { message: string; field: string } | undefined {
  const { outlierDetection: ejection, loadBalancer } = policy ?? {};
  const { enabled, failover = [], failoverPriority = [] } = loadBalancer?.localityLbSetting ?? {};
  if (!ejection) {
    if (enabled === false || failover.length + failoverPriority.length === 0) return undefined;
    const message =
      'requests keep going to a region that is down: failover happens once endpoints are ejected, and nothing ejects them. ' +
      'Add outlierDetection, such as consecutive5xxErrors: 5, interval: 30s, baseEjectionTime: 30s, maxEjectionPercent: 50.';
    return { message, field: 'loadBalancer.localityLbSetting' };
  }
  if (isHttp && (ejection.maxEjectionPercent ?? 0) >= 100) {
    const message =
      'one bad minute of a dependency that all pods share ejects every one of them, and the service is down while they are ' +
      'well. Write maxEjectionPercent: 50, which always leaves half of them.';
    return { message, field: 'outlierDetection.maxEjectionPercent' };
  }
  return undefined;
}
