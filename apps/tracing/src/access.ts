import type { AppContext, Workload } from '@auditorsec/config/app';
import { egressScope } from '@auditorsec/egress/scope';
import { allowCallers, allowConnections } from '@auditorsec/mesh-security/authorization';
import { collectorPods } from '@auditorsec/otel-collector/collector';
import { PORTS } from '@auditorsec/otel-collector/config';
import { JAEGER_PORTS } from '@auditorsec/otel-collector/jaeger';
import { TRACES } from '@auditorsec/otel-collector/platform';
import type { Construct } from 'constructs';

const { namespace, agent, gateway, jaeger } = TRACES;

/** Every workload may report, and ask what to sample; beyond that each tier takes from the one before it alone. */
export function access(chart: Construct, { graph }: AppContext): void {
  const target = (name: string, pods: string) => ({ name, namespace, pods: collectorPods(pods) });
  // Sorted: the order of apps in a config is no difference.
  const workloads = graph.flatMap(reporters).sort((a, b) => (identity(a) < identity(b) ? -1 : 1));
  const asking = workloads.map((workload) => ({ ...workload, methods: ['GET'], paths: ['/sampling'] }));
  allowConnections(chart, target(agent, agent), PORTS.otlp, workloads);
  allowConnections(chart, target(gateway, gateway), PORTS.otlp, [{ namespace, serviceAccount: agent }]);
  allowConnections(chart, target(jaeger, jaeger), PORTS.otlp, [{ namespace, serviceAccount: gateway }]);
  allowCallers(chart, target(`${jaeger}-sampling`, jaeger), JAEGER_PORTS.samplingHttp, asking);
  allowConnections(chart, target(`${jaeger}-sampling-grpc`, jaeger), JAEGER_PORTS.samplingGrpc, workloads);
  // Its own namespace, and the API server, which tells the agent tier of the gateway tier's pods.
  egressScope(chart, { namespace, hosts: ['default/kubernetes.default.svc.cluster.local'] });
}

/** A workload under each of its identities. */
function reporters({ workload }: AppContext['graph'][number]): Workload[] {
  const jobs = workload.jobs ?? [];
  return [workload, ...jobs.map((serviceAccount) => ({ ...workload, serviceAccount }))];
}

function identity({ namespace, serviceAccount }: Workload): string {
  return `${namespace}/${serviceAccount}`;
}
