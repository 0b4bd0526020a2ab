import type { Row } from '../call.ts';
import { cloudfront } from './cloudfront.ts';
import { cloudfrontPolicies } from './cloudfront-policies.ts';
import { eks } from './eks.ts';
import { elasticache } from './elasticache.ts';
import { events } from './events.ts';
import { foundation } from './foundation.ts';
import { rds } from './rds.ts';
import { route53 } from './route53.ts';
import { secrets } from './secrets.ts';
import { web } from './web.ts';

/** How each kind is made by calls of the SDK, in the order in which one needs the other. */
export const rows: ReadonlyMap<string, Row> = new Map(
  Object.entries({
    ...foundation,
    ...route53,
    ...rds,
    ...elasticache,
    ...eks,
    ...events,
    ...secrets,
    ...web,
    ...cloudfrontPolicies,
    ...cloudfront,
  }),
);
