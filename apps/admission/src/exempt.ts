import { componentNamespaces } from '@auditorsec/components/catalogue';

const components = componentNamespaces().map(({ namespace }) => [namespace, 'a chart of its own makes its pods']);

/** Namespace → why what runs there is not judged: others make it, and a refusal would take the cluster's own parts down. */
export const exempt: Readonly<Record<string, string>> = {
  'kube-system': 'AWS runs its add-ons there, and what mends a cluster',
  'kube-public': 'Kubernetes owns it',
  'kube-node-lease': 'Kubernetes owns it',
  'istio-system': "istiod is made by Istio's chart",
  'istio-cni': "its agent changes the node's network",
  'log-shipper': "its agent reads the node's files, and Elastic's operator makes it",
  observability:
    'operators make most of its pods; what we write there is held to the same policies before it is merged',
  ...Object.fromEntries(components),
};
