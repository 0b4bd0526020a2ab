import { ARGO_CD } from '@auditorsec/argo-application/argo-cd';
import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { healthScripts } from './health.ts';
import type { SignIn } from './sign-in.ts';

/** Argo CD reads no settings without this label. */
const labels = { 'app.kubernetes.io/part-of': 'argocd' };

/** What controllers write by the second, or nobody may own: watching it would be most of Argo CD's work. */
const EXCLUDED = `- apiGroups: ['', discovery.k8s.io]
  kinds: [Endpoints, EndpointSlice]
- apiGroups: [coordination.k8s.io]
  kinds: [Lease]
- apiGroups: [authentication.k8s.io, authorization.k8s.io]
  kinds: ['*']
- apiGroups: [certificates.k8s.io]
  kinds: [CertificateSigningRequest]
- apiGroups: [cert-manager.io]
  kinds: [CertificateRequest]
- apiGroups: [kyverno.io, reports.kyverno.io, wgpolicyk8s.io, openreports.io]
  kinds: [PolicyReport, ClusterPolicyReport, EphemeralReport, ClusterEphemeralReport, Report, ClusterReport, UpdateRequest]
`;

/** Status alone is no reason to compare an Application again. */
const UNWATCHED = `jsonPointers:
  - /status
`;

/** One of Argo CD's own ConfigMaps. */
export function argoConfig(chart: Construct, name: string, data: Readonly<Record<string, string>>): void {
  addManifest<IConfigMap>(chart, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: ARGO_CD, labels },
    data,
  });
}

/** How Argo CD works: what it watches, how it knows its own objects, and how it tells their health. */
export function settings(chart: Construct, signIn?: SignIn): void {
  argoConfig(chart, 'argocd-cm', {
    'admin.enabled': 'false',
    // An object belongs to the Application that its annotation names: labels are copied by controllers, annotations aren't.
    'application.resourceTrackingMethod': 'annotation',
    'exec.enabled': 'false',
    'resource.customizations.ignoreResourceUpdates.all': UNWATCHED,
    'resource.exclusions': EXCLUDED,
    'resource.ignoreResourceUpdatesEnabled': 'true',
    // Kinds that it may not read are no reason to stop.
    'resource.respectRBAC': 'normal',
    'timeout.reconciliation': '180s',
    'timeout.reconciliation.jitter': '60s',
    ...healthScripts,
    ...(signIn
      ? { url: signIn.url, 'oidc.config': oidc(signIn) }
      : // Reached by `kubectl port-forward` alone: who may do that may read.
        { 'users.anonymous.enabled': 'true' }),
  });
}

function oidc({ issuer, clientId }: SignIn): string {
  return `name: Company
issuer: ${issuer}
clientID: ${clientId}
clientSecret: $oidc.clientSecret
requestedScopes: [openid, profile, email, groups]
`;
}
