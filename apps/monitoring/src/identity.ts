import type { AppContext } from '@auditorsec/config/app';
import { workspace } from '@auditorsec/identity/arn';
import { podIdentity } from '@auditorsec/identity/pod-identity';
import type { Statement } from '@auditorsec/identity/policy';
import { serviceAccountOf } from '@auditorsec/prometheus/prometheus';
import type { RemoteWrite } from '@auditorsec/prometheus/remote-write';
import type { Construct } from 'constructs';
import { EXPORTER } from './cloudwatch.ts';
import { NAME, NAMESPACE } from './place.ts';

/** Prometheus writes to its workspace in another region; the CloudWatch exporter reads metrics, and which resources there are. */
export function identities(
  chart: Construct,
  remoteWrite: RemoteWrite | undefined,
  { cluster, fleet }: AppContext,
): void {
  const { account } = fleet.aws;
  const holder = { cluster: cluster.name, region: cluster.region, account, namespace: NAMESPACE };
  const own = (serviceAccount: string, statements: readonly Statement[]) =>
    podIdentity(chart, { ...holder, serviceAccount, statements });
  own(EXPORTER, [
    {
      actions: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics', 'tag:GetResources'],
      on: { anything: 'metrics and tags are read for the whole account' },
    },
  ]);
  if (remoteWrite && 'sigv4' in remoteWrite.auth) {
    const [, , id = ''] = new URL(remoteWrite.url).pathname.split('/');
    const store = workspace({ region: remoteWrite.auth.sigv4.region, account }, id);
    own(serviceAccountOf(NAME), [{ actions: ['aps:RemoteWrite'], on: [store] }]);
  }
}
