import { versions } from '@auditorsec/versions/versions';
import { onCriticalNodes } from '@auditorsec/workload/critical-nodes';
import { containerResources, spread } from '@auditorsec/workload/pod';
import type { Replicas, Resources } from '@auditorsec/workload/resources';
import type { MeshConfig } from './mesh-config.ts';
import { PRIVATE_NETWORKS } from './private-networks.ts';
import { CACERTS } from './signing-authority.ts';

export interface IstiodProps {
  /** Where the images of Istio are. */
  readonly images: string;
  readonly replicas: Replicas;
  readonly resources: Resources;
  /** The cluster's name in the mesh, and the name of its network: pods of two regions don't reach each other. */
  readonly cluster: string;
  readonly meshConfig: MeshConfig;
}

/** What all charts of Istio take. Images without a shell: nobody needs one in a proxy, but an intruder. */
export function globalValues(images: string) {
  return { hub: images, logAsJson: true, tag: versions.istio, variant: 'distroless' };
}

/** Values of the chart `istiod`, by the names of its values.yaml. */
export function istiodValues({ images, replicas, resources, cluster, meshConfig }: IstiodProps) {
  return {
    autoscaleMax: replicas.max,
    autoscaleMin: replicas.min,
    base: { validationFailurePolicy: 'Fail' },
    // istio-cni redirects traffic, so that pods need no privileged init container and meet Pod Security `restricted`.
    cni: { enabled: true },
    env: {
      // istiod fetches the keys of tokens from wherever a RequestAuthentication says: never from inside (IST0175).
      BLOCKED_CIDRS_IN_JWKS_URIS: PRIVATE_NETWORKS.join(','),
      // The proxy starts before the application and ends after it, and jobs can end at all.
      ENABLE_NATIVE_SIDECARS: 'true',
    },
    global: {
      ...globalValues(images),
      meshID: 'auditorsec',
      multiCluster: { clusterName: cluster },
      network: cluster,
      proxy: { resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } } },
    },
    meshConfig,
    ...onCriticalNodes,
    pdb: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    resources: containerResources(resources),
    seccompProfile: { type: 'RuntimeDefault' },
    topologySpreadConstraints: spread({ app: 'istiod' }),
    // The chart's own mount is optional: an istiod that starts before its authority has come would make a root that no other region trusts.
    volumes: [{ name: 'authority', secret: { secretName: CACERTS } }],
    volumeMounts: [{ name: 'authority', mountPath: '/var/run/secrets/authority', readOnly: true }],
  };
}
