import { addManifest } from '@auditorsec/manifest/chart';
import { masks } from '@auditorsec/privacy/masks';
import { versions } from '@auditorsec/versions/versions';
import { containerResources } from '@auditorsec/workload/pod';
import { restrictedContainer } from '@auditorsec/workload/pod-security';
import type { Resources } from '@auditorsec/workload/resources';
import type { Construct } from 'constructs';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { filebeatProcessors } from './masking.ts';
import { shipperAccess } from './shipper-access.ts';
import type { Beat } from './types.ts';

export interface ShipperProps {
  readonly name: string;
  readonly namespace: string;
  readonly resources: Resources;
  /** `host:port` of Logstash. */
  readonly logstash: string;
  /** The Secret with `tls.crt`, `tls.key` and the `ca.crt` of Logstash. */
  readonly certificate: string;
  /** Written to every entry. */
  readonly fields: Readonly<Record<string, string>>;
  readonly wave: string;
}

const TLS = '/etc/filebeat-tls';

/** What selects the pods of the shipper. */
export function shipperPods(name: string): Record<string, string> {
  return { 'beat.k8s.elastic.co/name': name };
}

/**
 * Reads the logs of all containers of a node, masks them there, and sends them on over mutual TLS. It runs on every
 * node and reads the host's files, which no namespace but a privileged one allows; it writes none but its own place.
 */
export function shipper(chart: Construct, props: ShipperProps): void {
  const { name, namespace, logstash, fields, wave } = props;
  shipperAccess(chart, name, namespace);
  addManifest<Beat>(chart, {
    apiVersion: 'beat.k8s.elastic.co/v1beta1',
    kind: 'Beat',
    metadata: { name, namespace, annotations: { 'argocd.argoproj.io/sync-wave': wave } },
    spec: {
      type: 'filebeat',
      version: versions.elastic,
      config: {
        'filebeat.inputs': [containerLogs],
        processors: [
          ...filebeatProcessors(masks, 'message'),
          // biome-ignore lint/suspicious/noTemplateCurlyInString: Filebeat puts its own environment in
          { add_kubernetes_metadata: { host: '${NODE_NAME}', annotations: { enabled: false }, add_resource_metadata } },
          { add_fields: { target: '', fields } },
        ],
        'output.logstash': {
          hosts: [logstash],
          'ssl.certificate': `${TLS}/tls.crt`,
          'ssl.key': `${TLS}/tls.key`,
          'ssl.certificate_authorities': [`${TLS}/ca.crt`],
        },
      },
      daemonSet: { podTemplate: { spec: podSpec(props) } },
    },
  });
}

/**
 * Files are told apart by what they begin with: an inode is used again after a rotation. The first line has its time to the
 * nanosecond, so 64 bytes do; of the usual 1024, the last words of a container that printed less would never be read.
 */
const containerLogs = {
  type: 'filestream',
  id: 'containers',
  paths: ['/var/log/containers/*.log'],
  parsers: [{ container: {} }],
  'prospector.scanner': { symlinks: true, 'fingerprint.enabled': true, 'fingerprint.length': 64 },
  'file_identity.fingerprint': {},
};

/** Labels of the pod are enough; more would be watched at the API server by every node. */
const add_resource_metadata = {
  deployment: false,
  cronjob: false,
  namespace: { enabled: false },
  node: { enabled: false },
};

function podSpec({ name, resources, certificate }: ShipperProps): IPodSpec {
  return {
    automountServiceAccountToken: true,
    serviceAccountName: name,
    terminationGracePeriodSeconds: 30,
    // Logs of every node are wanted, also of those that take no other pods.
    tolerations: [{ operator: 'Exists' }],
    securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'filebeat',
        env: [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
        resources: containerResources(resources),
        // The owner of the log files is root; it needs no capability to read them.
        securityContext: { ...restrictedContainer(), runAsUser: 0 },
        volumeMounts: [
          { name: 'logs', mountPath: '/var/log', readOnly: true },
          { name: 'tls', mountPath: TLS, readOnly: true },
        ],
      },
    ],
    volumes: [
      { name: 'logs', hostPath: { path: '/var/log', type: 'Directory' } },
      { name: 'tls', secret: { secretName: certificate } },
    ],
  };
}
