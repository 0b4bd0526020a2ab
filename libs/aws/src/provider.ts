import { addCustom } from '@auditorsec/custom-kind/add-custom';
import { kept } from '@auditorsec/manifest/kept';
import { restrictedPod } from '@auditorsec/workload/pod-security';
import type { Construct } from 'constructs';
import { activationPolicy, clusterProviderConfig, provider, runtimeConfig } from './kinds/provider.ts';
import { PROVIDER_CONFIG } from './managed.ts';

export interface ProvidersProps {
  /** AWS services whose resources are kept, as their API groups begin: `rds`, `route53`. */
  readonly services: readonly string[];
  /** Of all of them. */
  readonly version: string;
  /** The identity that calls AWS: EKS Pod Identity gives it its role. */
  readonly serviceAccount: string;
  /** The sync wave of all of it: after Crossplane itself. */
  readonly wave: number;
  /** What each provider's pod asks for. */
  readonly resources: { readonly requests: Record<string, string>; readonly limits: Record<string, string> };
}

const RUNTIME = 'aws';

/**
 * Crossplane's providers of AWS, one a service so that nothing else is installed, and the configuration that every managed
 * resource names. Only namespaced kinds are served, of these services alone.
 */
export function providers(
  chart: Construct,
  { services, version, serviceAccount, resources, wave }: ProvidersProps,
): void {
  const later = { 'argocd.argoproj.io/sync-wave': `${wave}` };
  // A provider that is pruned would take the kinds of all its resources with it.
  const stays = { ...later, ...kept };
  addCustom(chart, runtimeConfig, {
    metadata: { name: RUNTIME, annotations: later },
    spec: {
      serviceAccountTemplate: { metadata: { name: serviceAccount } },
      deploymentTemplate: {
        spec: {
          selector: {},
          template: {
            metadata: { labels: { 'app.kubernetes.io/name': serviceAccount } },
            spec: {
              containers: [{ name: 'package-runtime', resources }],
              securityContext: restrictedPod(),
            },
          },
        },
      },
    },
  });
  for (const service of services)
    addCustom(chart, provider, {
      metadata: { name: `provider-aws-${service}`, annotations: stays },
      spec: {
        package: `xpkg.crossplane.io/crossplane-contrib/provider-aws-${service}:v${version}`,
        runtimeConfigRef: { name: RUNTIME },
        revisionHistoryLimit: 2,
      },
    });
  addCustom(chart, activationPolicy, {
    metadata: { name: 'aws', annotations: stays },
    spec: { activate: services.map((service) => `*.${service}.aws.m.upbound.io`) },
  });
  addCustom(chart, clusterProviderConfig, {
    metadata: { name: PROVIDER_CONFIG, annotations: stays },
    spec: { credentials: { source: 'PodIdentity' } },
  });
}
