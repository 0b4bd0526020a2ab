import { defineApp } from '@auditorsec/config/app';
import { TRACES } from '@auditorsec/otel-collector/platform';
import { noSpans } from '@auditorsec/telemetry/telemetry';
import { access } from './access.ts';
import { network } from './network.ts';
import { props } from './props.ts';
import { refuseUselessShares } from './services.ts';
import { storage } from './storage.ts';
import { tiers } from './tiers.ts';

/** Traces, from what proxies report to what people search: two tiers of collectors, and Jaeger. */
export const tracing = defineApp({
  name: 'tracing',
  needs: ['namespaces', 'mesh'],
  props,
  refuse: (_props, context) => refuseUselessShares(context),
  compose(chart, props, context) {
    tiers(chart, props, context);
    storage(chart, props, context.fleet);
    access(chart, context);
    network(chart, context);
    noSpans(chart, TRACES.namespace);
  },
});
