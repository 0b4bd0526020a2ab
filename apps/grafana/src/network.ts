import { GRAFANA_PORT } from '@auditorsec/grafana/instance';
import { networkPolicy, type Opening } from '@auditorsec/network-policy/network-policy';
import type { Construct } from 'constructs';
import { openingsToSources } from './datasources.ts';

/** grafana-operator as its chart installs it: it writes dashboards and data sources through Grafana's API. */
const operator: Opening = {
  peers: [{ namespace: 'grafana-operator', pods: { 'app.kubernetes.io/name': 'grafana-operator' } }],
  ports: [GRAFANA_PORT],
};

/** The identity provider is asked for tokens over the internet; private addresses are no part of that. */
const internet: Opening = {
  peers: [
    {
      cidr: '0.0.0.0/0',
      except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
    },
  ],
  ports: [443],
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
    egress: [...openingsToSources(namespace), internet],
  });
}
