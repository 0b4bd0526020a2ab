import { refuseElsewhere } from '@auditorsec/aws/global-owner';
import { defineApp } from '@auditorsec/config/app';
import { z } from 'zod';
import { cdn, cdnProps, refuseSingleBucket } from './cdn.ts';
import { dns, refuseUnchecked } from './dns.ts';

const NAME = 'edge-global';

const props = z.strictObject({
  /** The distribution of the web app's host; without it, there is none. */
  cdn: cdnProps.optional(),
});

/** What leads clients to a region, and belongs to none: the zone, health checks, the records of the API, and CloudFront. */
export const edgeGlobal = defineApp({
  name: NAME,
  needs: ['namespaces'],
  props,
  refuse: (props, context) => [
    ...refuseElsewhere(NAME, context),
    ...refuseUnchecked(context),
    ...(props.cdn ? refuseSingleBucket(context) : []),
  ],
  compose(chart, props, { fleet }) {
    dns(chart, fleet);
    if (props.cdn) cdn(chart, props.cdn, fleet);
  },
});
