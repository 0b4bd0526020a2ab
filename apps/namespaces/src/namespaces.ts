import { componentNamespaces } from '@auditorsec/components/catalogue';
import { defineApp } from '@auditorsec/config/app';
import { type NamespaceProps, namespace } from '@auditorsec/namespace/namespace';
import { z } from 'zod';

/** The namespaces of a cluster. One app owns them, so that removing a workload never takes its neighbours along. */
export const namespaces = defineApp({
  name: 'namespaces',
  props: z.strictObject({}),
  compose(chart, _props, { cluster: { environment } }) {
    const add = (props: Omit<NamespaceProps, 'environment'>) => namespace(chart, { ...props, environment });
    add({ name: 'istio-system', mesh: false });
    // Its node agent changes the network of the node's pods.
    add({ name: 'istio-cni', podSecurity: 'privileged', mesh: false });
    add({ name: 'istio-ingress', mesh: true });
    add({ name: 'istio-eastwest', mesh: true });
    add({ name: 'ci-failure', mesh: true });
    add({ name: 'ratelimit', mesh: true });
    // Prometheus and Elasticsearch speak to pods and clients outside the mesh; the collectors join it pod by pod.
    add({ name: 'observability', mesh: false });
    // Resources of AWS: objects alone, and no pods.
    add({ name: 'platform-aws', mesh: false });
    // Its node agent reads the logs of the node's pods.
    add({ name: 'log-shipper', podSecurity: 'privileged', mesh: false });
    // Controllers of the platform: each alone, so that who breaks into one reaches no other.
    for (const { namespace: name, podSecurity } of componentNamespaces())
      add({ name, mesh: false, ...(podSecurity && { podSecurity }) });
  },
});
