import { restrictedContainer } from '@auditorsec/workload/pod-security';
import type { JaegerConfig } from './jaeger-config.ts';

/** Where spans are kept. */
export interface JaegerStorage {
  readonly url: string;
  /** The user, and the Secret with its password below `password`. */
  readonly user: string;
  readonly passwordSecret: string;
  /** The Secret with the certificate authority of the server below `ca.crt`. */
  readonly authoritySecret: string;
  /** The lifecycle policy that rolls indices over and deletes them. */
  readonly lifecyclePolicy: string;
}

/** Where its files are mounted. */
export const FOLDERS = {
  sampling: '/etc/jaeger/sampling',
  user: '/etc/jaeger/user',
  authority: '/etc/jaeger/authority',
};

export const mounts = Object.entries(FOLDERS).map(([name, mountPath]) => ({ name, mountPath, readOnly: true }));

type Elasticsearch = JaegerConfig['extensions']['jaeger_storage']['backends'][string]['elasticsearch'];

export function elasticsearch({ url, user, lifecyclePolicy }: JaegerStorage): Elasticsearch {
  const index = { shards: 3, replicas: 1, rotation: { auto_rollover: { policy_name: lifecyclePolicy } } };
  // Names of services and the like are a handful of documents.
  const small = { ...index, shards: 1 };
  return {
    server_urls: [url],
    auth: { basic: { username: user, password_file: `${FOLDERS.user}/password` } },
    tls: { ca_file: `${FOLDERS.authority}/ca.crt` },
    indices: { spans: index, services: small, dependencies: small },
  };
}

/**
 * Makes the first indices and their aliases, unless they are there. Without an alias Elasticsearch would make an index
 * of its name at the first span, which no policy ever rolls over.
 */
export function indices(image: string, { url, user, passwordSecret, lifecyclePolicy }: JaegerStorage) {
  const flags = {
    'es.username': user,
    'es.tls.enabled': true,
    'es.tls.ca': `${FOLDERS.authority}/ca.crt`,
    'es.use-ilm': true,
    'es.ilm-policy-name': lifecyclePolicy,
  };
  return {
    name: 'indices',
    image,
    args: ['init', url, ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`)],
    env: [{ name: 'ES_PASSWORD', valueFrom: { secretKeyRef: { name: passwordSecret, key: 'password' } } }],
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
    securityContext: restrictedContainer(),
    volumeMounts: mounts,
  };
}
