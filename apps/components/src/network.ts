import { type Component, catalogue, componentNamespaces } from '@auditorsec/components/catalogue';
import type { AppContext } from '@auditorsec/config/app';
import { apiServer, networkPolicy, prometheus } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';
import type { Part } from './part.ts';

/** A component's namespace holds nothing else: each of its pods may ask the API server and what the part says. */
export function network(chart: Construct, { name, calledOn = [], openings }: Part, context: AppContext): void {
  const { namespace, metrics }: Component = catalogue[name];
  if (!componentNamespaces().some((own) => own.namespace === namespace)) return;
  const { vpc } = context.cluster.network;
  const { ingress = [], egress = [] } = openings?.(context) ?? {};
  networkPolicy(chart, {
    name,
    namespace,
    ingress: [
      // The API server calls from the VPC, by addresses that nobody can name.
      { peers: [{ cidr: vpc }], ports: calledOn },
      { peers: [prometheus], ports: metrics ? [metrics.listens.port] : [] },
      ...ingress,
    ],
    egress: [apiServer(context.cluster.network), ...egress],
  });
}
