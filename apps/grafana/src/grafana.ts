import { defineApp } from '@auditorsec/config/app';
import { cpu, memory } from '@auditorsec/config/units';
import { dashboards } from '@auditorsec/grafana/deliver';
import { folder } from '@auditorsec/grafana/folder';
import { grafanaInstance, podLabels } from '@auditorsec/grafana/instance';
import { instancesWith } from '@auditorsec/grafana/instances';
import { ownerOf, secret } from '@auditorsec/secrets/secret';
import { versions } from '@auditorsec/versions/versions';
import { z } from 'zod';
import { dashboardsOf } from './dashboards.ts';
import { datasources } from './datasources.ts';
import { loginOf } from './login.ts';
import { network } from './network.ts';

const NAME = 'grafana';
const NAMESPACE = 'observability';
const LABELS = { dashboards: 'platform' };
const FOLDER = 'platform';

const props = z.strictObject({
  resources: z.strictObject({ cpu, memory }).prefault({ cpu: '250m', memory: '512Mi' }),
});

const ADMIN = 'grafana-admin';

/** Grafana of one region: six dashboards, and the data sources that they read. */
export const grafana = defineApp({
  name: NAME,
  needs: ['namespaces'],
  props,
  compose(chart, { resources }, context) {
    const { fleet } = context;
    const login = loginOf(fleet);
    const instances = instancesWith(LABELS);
    grafanaInstance(chart, {
      name: NAME,
      namespace: NAMESPACE,
      labels: LABELS,
      version: versions.grafana,
      url: fleet.links.grafana,
      login,
      adminSecret: ADMIN,
      resources,
      home: 'system-health',
    });
    datasources(chart, NAMESPACE, instances);
    folder(chart, { name: FOLDER, namespace: NAMESPACE, instances, title: 'Platform' });
    dashboards(chart, { namespace: NAMESPACE, instances, folder: FOLDER, dashboards: dashboardsOf(fleet) });
    network(chart, NAMESPACE, podLabels(NAME));
    const owner = ownerOf(context);
    secret(chart, owner, { name: ADMIN, namespace: NAMESPACE, keys: ['user', 'password', 'secret-key'] });
    secret(chart, owner, { name: login.clientSecret, namespace: NAMESPACE, keys: ['client-secret'] });
  },
});
