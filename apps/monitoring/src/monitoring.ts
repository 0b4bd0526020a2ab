import { alertmanager } from '@auditorsec/alertmanager/alertmanager';
import { alertmanagerConfig } from '@auditorsec/alertmanager/alertmanager-config';
import { receivers } from '@auditorsec/alertmanager/receivers';
import { defineApp } from '@auditorsec/config/app';
import { image } from '@auditorsec/config/units';
import { prometheus } from '@auditorsec/prometheus/prometheus';
import { remoteWrite } from '@auditorsec/prometheus/remote-write';
import { retention, storage } from '@auditorsec/prometheus/storage';
import { rotation } from '@auditorsec/secrets/rotation';
import { resources } from '@auditorsec/workload/resources';
import { z } from 'zod';
import { exporters } from './exporters.ts';
import { identities } from './identity.ts';
import { monitors } from './monitors.ts';
import { network } from './network.ts';
import { NAME, NAMESPACE } from './place.ts';
import { probes } from './probes.ts';
import { refusals } from './refusals.ts';
import { secrets } from './secrets.ts';

const secretKey = (name: string, key: string) => ({ name, key });

const props = z.strictObject({
  prometheus: z.strictObject({
    resources,
    storage,
    retention: retention.default('35d'),
    /** Production must have one; staging needs none. */
    remoteWrite: remoteWrite.optional(),
  }),
  alertmanager: z
    .strictObject({ resources, storageClass: z.string('the name of a StorageClass') })
    .prefault({ resources: { cpu: '50m', memory: '128Mi' }, storageClass: 'gp3-kms' }),
  receivers: receivers.default({
    page: { pagerDuty: secretKey('alertmanager-pagerduty', 'routing-key') },
    ticket: { webhook: secretKey('alertmanager-tickets', 'url') },
    deadman: { webhook: secretKey('alertmanager-deadman', 'url') },
  }),
  /** Of the password by which the database's exporter comes in. */
  rotation: rotation.prefault({}),
  /** Processes that ask what speaks no Prometheus, as every region runs them. */
  images: z.strictObject({ blackbox: image, cloudWatch: image, postgres: image, elasticsearch: image }).prefault({
    blackbox:
      'ghcr.io/auditorsec/blackbox-exporter:0.27.0@sha256:da0c3c795d5bd479774b3747c2bb84efbd1e3c798f881b8906c8200198e87872',
    cloudWatch:
      'ghcr.io/auditorsec/yet-another-cloudwatch-exporter:0.62.1@sha256:9998909820349394c26543fa8d38461d7066f04090139cf7e93fc63f21ae3240',
    postgres:
      'ghcr.io/auditorsec/postgres-exporter:0.18.1@sha256:6e26b0c4b799108c902e696ba8fa3a62cc2dcfc24b9e92092f3d158b815b5c04',
    elasticsearch:
      'ghcr.io/auditorsec/elasticsearch-exporter:1.9.0@sha256:412f2a46c79ce663f7d62008b79dc9d4c36f2439c59a99eb859e594aa3042acb',
  }),
});

/** Prometheus and Alertmanager of a cluster, what they read, and whom they tell. */
export const monitoring = defineApp({
  name: 'monitoring',
  props,
  externals: ['database'],
  refuse: refusals,
  compose(chart, { prometheus: server, alertmanager: notifier, receivers, rotation, images }, context) {
    const { cluster, fleet } = context;
    const place = { name: NAME, namespace: NAMESPACE };
    const identity = { region: cluster.region, cluster: cluster.name };
    prometheus(chart, { ...place, identity, alertmanager: place, ...server });
    alertmanager(chart, { ...place, ...notifier });
    alertmanagerConfig(chart, { ...place, receivers, hours: fleet.staging?.workingHours });
    monitors(chart, context);
    probes(chart, fleet);
    exporters(chart, images, context);
    secrets(chart, receivers, rotation, context);
    network(chart, context);
    identities(chart, server.remoteWrite, context);
  },
});
