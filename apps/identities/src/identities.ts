import { catalogue } from '@auditorsec/components/catalogue';
import { type AppContext, defineApp } from '@auditorsec/config/app';
import { podIdentity } from '@auditorsec/identity/pod-identity';
import type { Statement } from '@auditorsec/identity/policy';
import { secretStore, secretsKey } from '@auditorsec/secrets/store';
import { z } from 'zod';
import { certManager, externalDns } from './dns.ts';
import { loadBalancers } from './load-balancers.ts';
import { externalSecrets } from './secrets.ts';

interface Operator {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly may: (context: AppContext) => readonly Statement[];
}

/**
 * Who calls AWS, and for what. Crossplane's own role isn't here: it makes these. Karpenter and the EBS driver belong to the nodes, in
 * the app `capacity`; what scales on a queue is said by the queue's consumer, which grants it to KEDA.
 */
const operators: readonly Operator[] = [
  { ...catalogue['aws-load-balancer-controller'], may: loadBalancers },
  { ...catalogue['cert-manager'], may: certManager },
  { ...catalogue['external-dns'], may: externalDns },
  { ...catalogue['external-secrets'], may: externalSecrets },
  { ...catalogue.keda, may: () => [] },
];

/** Namespaces with secrets of Secrets Manager. */
const keepers = ['ci-failure', 'istio-system', 'observability', 'platform-aws'];

/** What the platform's own controllers are to AWS, each by a role that can do what it does and no more; and where secrets come from. */
export const identities = defineApp({
  name: 'identities',
  needs: ['namespaces'],
  props: z.strictObject({}),
  compose(chart, _props, context) {
    const { cluster, fleet } = context;
    const place = { cluster: cluster.name, region: cluster.region, account: fleet.aws.account };
    for (const { namespace, serviceAccount, may } of operators)
      podIdentity(chart, { ...place, namespace, serviceAccount, statements: may(context) });
    secretsKey(chart, cluster.region);
    for (const namespace of keepers) secretStore(chart, namespace, cluster.region);
  },
});
