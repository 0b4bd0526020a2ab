import { rotation } from '@auditorsec/secrets/rotation';
import { secret } from '@auditorsec/secrets/secret';
import { secretStore, secretsKey } from '@auditorsec/secrets/store';
import type { Construct } from 'constructs';

export function example(chart: Construct): void {
  const owner = { cluster: 'eu-west-1', region: 'eu-west-1', account: '111122223333' } as const;
  secretsKey(chart, owner.region);
  secretStore(chart, 'shop', owner.region);
  secret(chart, owner, {
    name: 'report',
    namespace: 'shop',
    keys: ['PGUSER', 'PGPASSWORD'],
    rotation: rotation.parse({ days: 60 }),
  });
  secret(chart, owner, { name: 'pager', namespace: 'shop', keys: ['routing-key'] });
}
