import { defineApp } from '@auditorsec/config/app';
import { collection } from './collection.ts';
import { network } from './network.ts';
import { props } from './props.ts';
import { store } from './store.ts';

/** Logs of all containers: masked on their node, again by Logstash and again by Elasticsearch, kept as long as allowed. */
export const logging = defineApp({
  name: 'logging',
  needs: ['namespaces'],
  props,
  compose(chart, props, { cluster, fleet }) {
    store(chart, props);
    collection(chart, props, cluster, fleet);
    network(chart, cluster);
  },
});
