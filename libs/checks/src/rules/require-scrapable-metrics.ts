import { objectName } from '@auditorsec/manifest/patch';
import { policiesOf, policyMatches } from '../authorization.ts';
import { isExcludedInbound, isInjected, mergesMetrics } from '../injection.ts';
import { anything } from '../istio-pattern.ts';
import { metricsPorts } from '../metrics-port.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import { accepted } from '../peer-authentication.ts';
import type { ClusterRule } from '../rule.ts';

/** Prometheus, which has no certificate of the mesh, gets an answer from every container port named `metrics`. */
export const requireScrapableMetrics: ClusterRule = {
  name: 'require-scrapable-metrics',
  scope: 'cluster',
  check(objects, report) {
    for (const pod of objects.pods()) {
      if (!isInjected(objects, pod)) continue;
      for (const port of metricsPorts(pod)) {
        if (mergesMetrics(pod, port) || isExcludedInbound(pod, port)) continue;
        const obstacle = obstacleOf(objects, pod, port);
        if (!obstacle) continue;
        report(
          pod.file,
          `Prometheus can't read the metrics of ${objectName(pod.file.object)}, so its alerts stay silent in an outage: ` +
            `${obstacle}. Let the port go around the sidecar by the pod annotation ` +
            `traffic.sidecar.istio.io/excludeInboundPorts: "${port}", or have the sidecar serve it on 15020 by ` +
            `prometheus.io/scrape: "true" and prometheus.io/port: "${port}".`,
          'spec.template.metadata.annotations',
        );
      }
    }
  },
};

function obstacleOf(objects: ClusterObjects, pod: PodTemplate, port: number): string | undefined {
  if (accepted(objects, pod, port) === 'mutual TLS')
    return `port ${port} takes mutual TLS alone (PeerAuthentication STRICT)`;
  const requests = {
    caller: 'none',
    token: false,
    ports: [{ kind: 'exact', text: String(port) }],
    http: { hosts: [anything], methods: [{ kind: 'exact', text: 'GET' }], paths: [anything] },
  } as const;
  const allows = policiesOf(objects, pod, 'ALLOW');
  const allowed = allows.length === 0 || allows.some((policy) => policyMatches(policy, requests, 'some'));
  return allowed ? undefined : `no AuthorizationPolicy admits requests without a certificate to port ${port}`;
}
