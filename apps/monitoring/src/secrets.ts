import type { Receivers } from '@auditorsec/alertmanager/receivers';
import type { AppContext } from '@auditorsec/config/app';
import type { Rotation } from '@auditorsec/secrets/rotation';
import { ownerOf, secret } from '@auditorsec/secrets/secret';
import type { Construct } from 'constructs';
import { NAMESPACE } from './place.ts';
import { POSTGRES_EXPORTER } from './stores.ts';

/** By what alerts leave the cluster, and by what the database is asked. The user of Elasticsearch comes with its store, from `logging`. */
export function secrets(
  chart: Construct,
  { page, ticket, deadman }: Receivers,
  rotation: Rotation,
  context: AppContext,
): void {
  const owner = ownerOf(context);
  for (const { name, key } of ['pagerDuty' in page ? page.pagerDuty : page.webhook, ticket.webhook, deadman.webhook])
    secret(chart, owner, { name, namespace: NAMESPACE, keys: [key] });
  secret(chart, owner, { name: POSTGRES_EXPORTER, namespace: NAMESPACE, keys: ['username', 'password'], rotation });
}
