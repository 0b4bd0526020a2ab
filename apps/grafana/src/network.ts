import { GRAFANA_PORT } from '@auditorsec/grafana/instance';
import { internet, networkPolicy, type Opening } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';
import { openingsToSources } from './datasources.ts';

/** grafana-operator as its chart installs it: it writes dashboards and data sources through Grafana's API. */
const operator: Opening = {
  peers: [{ namespace: 'grafana-operator', pods: { 'app.kubernetes.io/name': 'grafana-operator' } }],
  ports: [GRAFANA_PORT],
};

/**
 * The operator in, data sources and the identity provider out. No gateway leads here yet: a gateway for staff has to be opened
 * here as well. `kubectl port-forward` goes through the node's kubelet, past every NetworkPolicy.
 */
export function network(chart: Construct, namespace: string, pods: Readonly<Record<string, string>>): void {
  networkPolicy(chart, {
    name: 'grafana',
    namespace,
    pods,
    ingress: [operator],
    // The identity provider is asked for tokens over the internet.
    egress: [...openingsToSources(namespace), internet],
  });
}
