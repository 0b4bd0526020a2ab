import { chartsProject } from '@auditorsec/argo-application/argo-cd';
import { helmApplication } from '@auditorsec/argo-application/helm-application';
import { providers } from '@auditorsec/aws/provider';
import { awsProvider, catalogue } from '@auditorsec/components/catalogue';
import { defineApp } from '@auditorsec/config/app';
import { charts } from '@auditorsec/versions/charts';
import { versions } from '@auditorsec/versions/versions';
import { z } from 'zod';
import { argoCd } from './argo-cd.ts';
import { argoRollouts } from './argo-rollouts.ts';
import { awsServices } from './aws-services.ts';
import { certManager } from './cert-manager.ts';
import { size } from './common.ts';
import { crossplane } from './crossplane.ts';
import { externalDns } from './external-dns.ts';
import { externalSecrets } from './external-secrets.ts';
import { karpenter } from './karpenter.ts';
import { keda } from './keda.ts';
import { kyverno } from './kyverno.ts';
import { loadBalancerController } from './load-balancer-controller.ts';
import { kubeStateMetrics, metricsServer, nodeExporter, opencost } from './metrics.ts';
import { network } from './network.ts';
import { eckOperator, grafanaOperator, openTelemetryOperator, prometheusOperator } from './operators.ts';
import type { Part } from './part.ts';

/**
 * At the first installation: NetworkPolicies, without which no pod here starts, and what others wait for; then AWS' providers,
 * which make the others' rights; then the others.
 */
const FIRST = 0;
const PROVIDERS = 10;
const REST = 20;

const first = [certManager, crossplane];

/** By what they bring: certificates, secrets and resources first, then operators, then what measures. */
const parts: readonly Part[] = [
  argoCd,
  certManager,
  externalSecrets,
  crossplane,
  karpenter,
  loadBalancerController,
  externalDns,
  kyverno,
  keda,
  argoRollouts,
  prometheusOperator,
  grafanaOperator,
  eckOperator,
  openTelemetryOperator,
  metricsServer,
  kubeStateMetrics,
  nodeExporter,
  opencost,
];

/** The platform's components but for Istio (`apps/mesh`): each a chart at one exact version, kept by Argo CD. */
export const components = defineApp({
  name: 'components',
  needs: ['namespaces'],
  props: z.strictObject({}),
  compose(chart, _props, context) {
    const project = chartsProject(context.cluster.name);
    helmApplication(chart, {
      ...charts['karpenter-crd'],
      name: 'karpenter-crd',
      project,
      namespace: catalogue.karpenter.namespace,
      values: {},
      wave: FIRST,
    });
    for (const part of parts) {
      helmApplication(chart, {
        ...charts[part.name],
        name: part.name,
        project,
        namespace: catalogue[part.name].namespace,
        values: part.values(context),
        wave: first.includes(part) ? FIRST : REST,
        skipCrds: part === karpenter,
        ...(part.ignored && { ignored: part.ignored }),
      });
      network(chart, part, context);
    }
    providers(chart, {
      services: awsServices,
      version: versions.providerUpjetAws,
      serviceAccount: awsProvider.serviceAccount,
      resources: size('50m', '512Mi'),
      wave: PROVIDERS,
    });
  },
});
