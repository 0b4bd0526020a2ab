import type { AppContext, Workload } from '@auditorsec/config/app';
import { queue } from '@auditorsec/identity/arn';
import { podIdentity } from '@auditorsec/identity/pod-identity';
import { storeAccess } from '@auditorsec/identity/stores';
import type { Construct } from 'constructs';

/** The user of the stores, and the queue of the workers. */
const NAME = 'ci-failure';

/** It uses all stores, and hands work to the queue of whichever region is active. */
export function identity(chart: Construct, { namespace, serviceAccount }: Workload, context: AppContext): void {
  const { cluster, fleet } = context;
  const { account } = fleet.aws;
  const queues = Object.values(fleet.clusters).map(({ region }) => queue({ region, account }, NAME));
  podIdentity(chart, {
    cluster: cluster.name,
    region: cluster.region,
    account,
    namespace,
    serviceAccount,
    statements: [
      ...storeAccess({ name: NAME, sessions: true }, context),
      { actions: ['sqs:GetQueueUrl', 'sqs:SendMessage'], on: [...new Set(queues)] },
    ],
  });
}
