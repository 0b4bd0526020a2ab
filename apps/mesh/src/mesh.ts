import { chartsProject } from '@auditorsec/argo-application/argo-cd';
import { registry } from '@auditorsec/argo-application/registry';
import { defineApp } from '@auditorsec/config/app';
import { strictMutualTls } from '@auditorsec/mesh-security/mutual-tls';
import { replicas, resources } from '@auditorsec/workload/resources';
import { z } from 'zod';
import { controlPlaneNetwork, nodeAgentNetwork } from './control-plane-network.ts';
import { egress } from './egress.ts';
import { istio } from './istio.ts';
import { meshConfig } from './mesh-config.ts';
import { neighbours } from './neighbours.ts';
import { reports } from './reports.ts';
import { signingAuthority } from './signing-authority.ts';

const props = z.strictObject({
  /** Where the charts of Istio are: its own, or a mirror. */
  charts: registry.default('ghcr.io/istio/release/charts'),
  /** Where the images of Istio are: its own, or a mirror. */
  images: registry.default('docker.io/istio'),
  /** istiod: while none runs, no proxy starts and no certificate is renewed. */
  replicas: replicas.prefault({ min: 3, max: 6 }),
  resources: resources.prefault({ cpu: '500m', memory: '2Gi' }),
});

/** Istio itself, and what holds for every workload of the mesh: mutual TLS, what may be called, and by whom. */
export const mesh = defineApp({
  name: 'mesh',
  needs: ['namespaces'],
  props,
  compose(chart, props, context) {
    const { cluster, fleet } = context;
    istio(chart, {
      ...props,
      project: chartsProject(cluster.name),
      cluster: cluster.name,
      meshConfig: meshConfig(cluster, fleet),
    });
    signingAuthority(chart, context);
    neighbours(chart, context);
    strictMutualTls(chart);
    egress(chart, context);
    reports(chart, context);
    controlPlaneNetwork(chart, cluster, fleet);
    nodeAgentNetwork(chart, cluster);
  },
});
