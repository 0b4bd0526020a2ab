import { internet } from '@auditorsec/network-policy/network-policy';
import { PAIR, size } from './common.ts';
import type { Part } from './part.ts';

const budget = { pdb: { enabled: true, maxUnavailable: 1 } };

/** Between its parts: manifests, the cache and its guards, sign-in. */
const WITHIN = [8080, 8081, 6379, 26379];

/**
 * Argo CD itself. Its settings are objects of `apps/delivery`; the chart makes the rest. One controller: it serves one cluster,
 * which can't be divided, and a second would have nothing to do.
 */
export const argoCd: Part = {
  name: 'argo-cd',
  values: () => ({
    // As upstream's own manifests call everything.
    fullnameOverride: 'argocd',
    crds: { install: true, keep: true },
    global: { logging: { format: 'json' }, networkPolicy: { create: false } },
    configs: {
      cm: { create: false },
      rbac: { create: false },
      params: {
        // Charts of many CRDs take longer than the default minute.
        'controller.repo.server.timeout.seconds': 180,
        'server.insecure': false,
        'reposerver.parallelism.limit': 4,
      },
    },
    controller: { ...budget, metrics: { enabled: true }, resources: size('500m', '2Gi') },
    repoServer: { replicas: PAIR, ...budget, resources: size('250m', '1Gi') },
    server: { replicas: PAIR, ...budget, resources: size('100m', '256Mi') },
    // Three servers with sentinels behind three proxies, each on a node of its own by the chart; in zones apart where they can be.
    'redis-ha': { enabled: true, topologySpreadConstraints: { enabled: true } },
    notifications: { cm: { create: false }, secret: { create: false }, resources: size('50m', '128Mi') },
    // Applications are written out, and people sign in with the company's own accounts.
    applicationSet: { replicas: 0 },
    dex: { enabled: false },
  }),
  openings: () => {
    const within = { peers: [{ namespace: 'argocd' }], ports: WITHIN };
    const alertmanager = {
      peers: [{ namespace: 'observability', pods: { 'app.kubernetes.io/name': 'alertmanager' } }],
      ports: [9093],
    };
    return { ingress: [within], egress: [within, alertmanager, internet] };
  },
};
