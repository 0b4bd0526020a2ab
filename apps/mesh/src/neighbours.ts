import type { AppContext } from '@auditorsec/config/app';
import { answeredFor, answering } from '@auditorsec/config/failover';
import { addManifest } from '@auditorsec/manifest/chart';
import { ownerOf, secret } from '@auditorsec/secrets/secret';
import type { Construct } from 'constructs';
import type { ISecret } from 'kubernetes-models/v1/Secret';
import { SYSTEM } from './place.ts';

/** Whom Istio's chart `base` lets read what istiod asks of a cluster: endpoints, Services, pods. */
const READER = 'istio-reader-service-account';

/**
 * How istiod knows the endpoints of the clusters that may answer for this one: a kubeconfig for each, of the names that
 * `istioctl create-remote-secret` gives. And by what each cluster that this one answers for comes in: a token of its own,
 * so that taking one away shuts out that cluster alone.
 */
export function neighbours(chart: Construct, context: AppContext): void {
  const { cluster, fleet } = context;
  for (const other of answering(fleet.failover, cluster.name))
    secret(chart, ownerOf(context), {
      name: `istio-remote-secret-${other}`,
      namespace: SYSTEM,
      keys: [other],
      metadata: { labels: { 'istio/multiCluster': 'true' }, annotations: { 'networking.istio.io/cluster': other } },
    });
  for (const other of answeredFor(fleet.failover, cluster.name))
    addManifest<ISecret>(chart, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: `istio-reader-${other}`,
        namespace: SYSTEM,
        annotations: { 'kubernetes.io/service-account.name': READER },
      },
      type: 'kubernetes.io/service-account-token',
    });
}
