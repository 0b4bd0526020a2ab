import { catalogue } from '@auditorsec/components/catalogue';
import type { AppContext } from '@auditorsec/config/app';
import { queueAt } from '@auditorsec/identity/arn';
import { grant, podIdentity } from '@auditorsec/identity/pod-identity';
import { storeAccess } from '@auditorsec/identity/stores';
import type { Construct } from 'constructs';

interface Holders {
  readonly namespace: string;
  readonly worker: string;
  readonly nightly: string;
  readonly queueUrl: string;
}

/** The user of the stores. */
const NAME = 'ci-failure';

/** Both use the stores; the worker takes from its queue, whose length KEDA reads. */
export function identities(chart: Construct, { namespace, worker, nightly, queueUrl }: Holders, context: AppContext) {
  const { cluster, fleet } = context;
  const place = { cluster: cluster.name, region: cluster.region, account: fleet.aws.account };
  const stores = storeAccess({ name: NAME, sessions: false }, context);
  const on = [queueAt(queueUrl)];
  const actions = ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes'];
  const consume = { actions: actions.map((action) => `sqs:${action}`), on };
  podIdentity(chart, { ...place, namespace, serviceAccount: worker, statements: [...stores, consume] });
  podIdentity(chart, { ...place, namespace, serviceAccount: nightly, statements: stores });
  const measure = { actions: ['sqs:GetQueueAttributes'], on };
  grant(chart, { to: { ...place, ...catalogue.keda }, name: worker, statements: [measure] });
}
