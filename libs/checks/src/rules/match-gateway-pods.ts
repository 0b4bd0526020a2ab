import { suggest } from '@auditorsec/problem/suggest';
import { type Gateway, gatewayPods, gateways, isGatewayPod } from '../gateway.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

/** Every Gateway selects pods that run a gateway proxy: else none of its hosts is served. */
export const matchGatewayPods: ClusterRule = {
  name: 'match-gateway-pods',
  scope: 'cluster',
  check(objects, report) {
    for (const gateway of gateways(objects)) {
      if (gatewayPods(objects, gateway).length > 0) continue;
      report(gateway.file, message(objects, gateway), 'spec.selector');
    }
  },
};

function message(objects: ClusterObjects, { object: { spec } }: Gateway): string {
  const selector = terms(spec?.selector ?? {});
  const outage = 'no pod listens for this Gateway, so its hosts answer nothing';
  const selected = objects.pods(undefined, spec?.selector).map(({ file }) => file.object.metadata.name);
  if (selected.length > 0) {
    const mend = "add the pod annotation `inject.istio.io/templates: gateway`, or select the gateway's pods";
    return `${outage}: ${selector.join(', ') || 'an empty selector'} selects ${selected.join(', ')}, which runs no gateway proxy; ${mend}`;
  }
  const offered = [
    ...new Set(
      objects
        .pods()
        .filter(isGatewayPod)
        .flatMap(({ labels }) => terms(labels)),
    ),
  ];
  const wrong = selector.find((term) => !offered.includes(term)) ?? '';
  const nearest = suggest(wrong, offered);
  const mend = nearest
    ? `did you mean ${nearest}?`
    : `gateway pods here carry ${offered.join(', ') || 'no label: install a gateway workload first'}`;
  return `${outage}: ${selector.join(', ')} selects no pod; ${mend}`;
}

function terms(labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}
