import { defineApp } from '@auditorsec/config/app';
import { ownerOf, secret } from '@auditorsec/secrets/secret';
import { collection } from './collection.ts';
import { NAMESPACE as namespace, PRIVACY, users } from './names.ts';
import { network } from './network.ts';
import { props } from './props.ts';
import { store } from './store.ts';

/** Logs of all containers: masked on their node, again by Logstash and again by Elasticsearch, kept as long as allowed. */
export const logging = defineApp({
  name: 'logging',
  needs: ['namespaces'],
  props,
  compose(chart, props, context) {
    const { cluster, fleet } = context;
    store(chart, props);
    collection(chart, props, cluster, fleet);
    network(chart, cluster);
    const owner = ownerOf(context);
    for (const name of Object.values(users))
      secret(chart, owner, { name, namespace, keys: ['username', 'password', 'roles'] });
    secret(chart, owner, { name: PRIVACY, namespace, keys: ['hmac-key'] });
  },
});
