import { defineApp } from '@auditorsec/config/app';
import { namespace } from '@auditorsec/namespace/namespace';
import { z } from 'zod';

/** The namespaces of a cluster. One app owns them, so that removing a workload never takes its neighbours along. */
export const namespaces = defineApp({
  name: 'namespaces',
  props: z.strictObject({}),
  compose(chart) {
    namespace(chart, { name: 'istio-system', mesh: false });
    // Its node agent changes the network of the node's pods.
    namespace(chart, { name: 'istio-cni', podSecurity: 'privileged', mesh: false });
    namespace(chart, { name: 'istio-ingress', mesh: true });
    namespace(chart, { name: 'istio-eastwest', mesh: true });
    namespace(chart, { name: 'ci-failure', mesh: true });
    namespace(chart, { name: 'ratelimit', mesh: true });
    // Prometheus and Elasticsearch speak to pods and clients outside the mesh; the collectors join it pod by pod.
    namespace(chart, { name: 'observability', mesh: false });
    // Resources of AWS: objects alone, and no pods.
    namespace(chart, { name: 'platform-aws', mesh: false });
    // Its node agent reads the logs of the node's pods.
    namespace(chart, { name: 'log-shipper', podSecurity: 'privileged', mesh: false });
  },
});
