import { secret as awsSecret, secretRotation } from '@auditorsec/aws/kinds/secretsmanager';
import { addManaged } from '@auditorsec/aws/managed';
import type { AppContext } from '@auditorsec/config/app';
import type { Region } from '@auditorsec/config/regions';
import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { ExternalSecret } from './external-secrets.ts';
import type { Rotation } from './rotation.ts';
import { KEY, STORE } from './store.ts';

/** Whose secrets they are. */
export interface Owner {
  readonly cluster: string;
  readonly region: Region;
  readonly account: string;
}

/** The owner of what an app keeps in its cluster. */
export function ownerOf({ cluster, fleet }: Pick<AppContext, 'cluster' | 'fleet'>): Owner {
  return { cluster: cluster.name, region: cluster.region, account: fleet.aws.account };
}

export interface SecretProps {
  readonly name: string;
  readonly namespace: string;
  /** Fields of the value, which is a JSON object; keys of the Secret. */
  readonly keys: readonly string[];
  /** Where its new values come from; without it a person writes them, and an alert asks for one in time. */
  readonly rotation?: Rotation;
  /** Of the Secret, for whoever finds it by them. */
  readonly metadata?: {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
}

/**
 * A Secret whose value stands in Secrets Manager alone, as `<cluster>/<namespace>/<name>`, encrypted by the region's key: fetched four
 * times an hour into a Secret of the same name. Its namespace needs `secretStore`.
 */
export function secret(
  chart: Construct,
  owner: Owner,
  { name, namespace, keys, rotation, metadata }: SecretProps,
): void {
  const { cluster, region, account } = owner;
  const path = `${cluster}/${namespace}/${name}`;
  const resource = `${namespace}-${name}`;
  addManaged(chart, awsSecret, {
    name: resource,
    forProvider: {
      region,
      name: path,
      description: `Secret ${namespace}/${name} of the cluster ${cluster}`,
      kmsKeyIdRef: { name: KEY },
      recoveryWindowInDays: 30,
    },
    keep: true,
  });
  if (rotation)
    addManaged(chart, secretRotation, {
      name: resource,
      forProvider: {
        region,
        secretIdRef: { name: resource },
        rotationLambdaArn: `arn:aws:lambda:${region}:${account}:function:${rotation.function}`,
        // The first value is written by a person; the function takes over on its day.
        rotateImmediately: false,
        rotationRules: { automaticallyAfterDays: rotation.days },
      },
    });
  addManifest<ExternalSecret>(chart, {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace },
    spec: {
      secretStoreRef: { kind: 'SecretStore', name: STORE },
      refreshPolicy: 'Periodic',
      refreshInterval: '15m',
      // While the store is out of reach, pods keep what they have.
      target: {
        name,
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        ...(metadata && {
          template: { metadata: { labels: { ...metadata.labels }, annotations: { ...metadata.annotations } } },
        }),
      },
      data: keys.map((key) => ({ secretKey: key, remoteRef: { key: path, property: key } })),
    },
  });
}
