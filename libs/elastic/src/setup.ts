import { addManifest } from '@auditorsec/manifest/chart';
import { versions } from '@auditorsec/versions/versions';
import { podTemplate } from '@auditorsec/workload/pod';
import type { Resources } from '@auditorsec/workload/resources';
import { serviceAccount } from '@auditorsec/workload/service-account';
import type { Construct } from 'constructs';
import type { IJob } from 'kubernetes-models/batch/v1/Job';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import type { Resource } from './lifecycle.ts';

export interface SetupProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly resources: Resources;
  readonly elasticsearch: { readonly url: string; readonly caSecret: string };
  /** The Secret that ECK writes, with the password of `elastic`. */
  readonly passwordSecret: string;
  /** In the order in which they are written: what is referred to comes first. */
  readonly settings: readonly Resource[];
  readonly wave: string;
}

/**
 * Tells Elasticsearch what it can't be told by a Kubernetes object without an Enterprise licence: at each sync, and
 * before anything that writes is applied, since the first entry makes the data stream. Every PUT may be repeated.
 */
export function setup(chart: Construct, props: SetupProps): void {
  const { name, namespace, settings, wave } = props;
  serviceAccount(chart, namespace, name);
  addManifest<IConfigMap>(chart, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace },
    data: {
      ...Object.fromEntries(settings.map(({ path, body }) => [key(path), json(body)])),
      'setup.sh': script(props),
    },
  });
  addManifest<IJob>(chart, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      namespace,
      annotations: {
        'argocd.argoproj.io/hook': 'Sync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
        'argocd.argoproj.io/sync-wave': wave,
      },
    },
    spec: { activeDeadlineSeconds: 1800, backoffLimit: 3, template: template(props) },
  });
}

/** A file name can't hold the slashes of a path. */
function key(path: string): string {
  return `${path.replaceAll('/', '.')}.json`;
}

function json(body: object): string {
  return `${JSON.stringify(body, undefined, 2)}\n`;
}

/** Waits up to ten minutes for a cluster that is just being made. The password stays out of the arguments of a process. */
function script({ settings, elasticsearch }: SetupProps): string {
  const puts = settings.map(({ path }) => `put ${path} ${key(path)}`);
  return `set -eu
put() {
  echo "$1"
  printf 'user = "elastic:%s"' "$(cat /password/elastic)" | curl --config - --silent --show-error --fail-with-body \\
    --retry 60 --retry-delay 10 --retry-connrefused --retry-max-time 600 --cacert /ca/ca.crt \\
    --header 'Content-Type: application/json' --upload-file "/setup/$2" "${elasticsearch.url}/$1"
  echo
}
${puts.join('\n')}
`;
}

/** The image of Elasticsearch itself: it holds curl, and the nodes have it. */
function template({ name, labels, resources, elasticsearch, passwordSecret }: SetupProps): IPodTemplateSpec {
  const image = `docker.elastic.co/elasticsearch/elasticsearch:${versions.elastic}`;
  const { metadata, spec } = podTemplate({ name, labels, serviceAccount: name, image, resources });
  const mounts = { setup: { configMap: { name } }, ca: { secret: { secretName: elasticsearch.caSecret } } };
  const volumes = { ...mounts, password: { secret: { secretName: passwordSecret } } };
  return {
    ...(metadata && { metadata }),
    spec: {
      ...spec,
      containers: (spec?.containers ?? []).map((container) => ({
        ...container,
        command: ['/bin/sh', '/setup/setup.sh'],
        volumeMounts: Object.keys(volumes).map((name) => ({ name, mountPath: `/${name}`, readOnly: true })),
      })),
      restartPolicy: 'Never',
      volumes: Object.entries(volumes).map(([name, source]) => ({ name, ...source })),
    },
  };
}
