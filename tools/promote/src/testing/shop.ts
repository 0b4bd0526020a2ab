import { type FleetInput, smallFleet, smallMember } from '@auditorsec/config/testing/small-fleet';

/* The config and the manifests of a shop in three regions. */

/** A day of the week on which nobody runs this test. */
export const FAR = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(
  Date.now() + 3 * 86_400_000,
);

/** Three regions and what belongs to none. */
export const worldFleet: FleetInput = {
  ...smallFleet,
  repository: 'https://git.example.com/shop/platform.git',
  activeCluster: 'us',
  globalCluster: 'eu',
  slos: { availability: { routes: ['/v1/'], good: 'answered' } },
  failover: { namespaces: [], order: { ap: ['us'], eu: ['us'], us: ['eu'] } },
  promotion: { freeze: { from: `${FAR} 00:00`, until: `${FAR} 00:01`, timeZone: 'UTC' } },
  clusters: {
    ap: { ...smallMember('secondary', 1), region: 'ap-southeast-1' },
    eu: { ...smallMember('secondary', 2), region: 'eu-west-1' },
    us: smallMember('primary', 3),
  },
} as FleetInput;

export const RINGS = ['ap', 'eu', 'us', 'global'];

const HOUR = 3_600_000;

/** The file that a change of the shop changes. */
export function settings(cluster: string): string {
  return `generated/${cluster}/shop/ConfigMap_shop_settings.yaml`;
}

/** An Application of the shop as Argo CD shows it. */
export function liveApplication(cluster: string, revision: string, health = 'Healthy', sync = 'Synced') {
  const source = { path: `generated/${cluster}/shop`, targetRevision: `ring/${cluster}` };
  const finishedAt = new Date(Date.now() - HOUR).toISOString();
  return {
    metadata: { name: 'shop' },
    status: {
      reconciledAt: new Date().toISOString(),
      health: { status: health },
      sync: { status: sync, revision, comparedTo: { source } },
      operationState: { phase: 'Succeeded', finishedAt },
    },
  };
}

/** What that file holds. */
export function configMap(value: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: shop\ndata:\n  value: "${value}"\n`;
}

/** An Application as it is rendered. */
export function application(name: string, path: string, targetRevision: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
spec:
  project: shop
  destination:
    server: https://kubernetes.default.svc
  source:
    path: ${path}
    repoURL: https://git.example.com/shop/platform.git
    targetRevision: ${targetRevision}
`;
}
