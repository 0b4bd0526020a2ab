import { encryptionKey } from '@auditorsec/aws/encryption-key';
import { alias } from '@auditorsec/aws/kinds/kms';
import { addManaged } from '@auditorsec/aws/managed';
import type { Region } from '@auditorsec/config/regions';
import { addManifest } from '@auditorsec/manifest/chart';
import type { Construct } from 'constructs';
import type { SecretStore } from './external-secrets.ts';

/** Of the store in each namespace. */
export const STORE = 'aws';

/** The KMS key of all secrets of a region, and its alias. */
export const KEY = 'secrets';

/** Lets a namespace fetch secrets of its region. It names no credentials: External Secrets comes with its own pod's identity. */
export function secretStore(chart: Construct, namespace: string, region: Region): void {
  addManifest<SecretStore>(chart, {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name: STORE, namespace },
    spec: { provider: { aws: { service: 'SecretsManager', region } } },
  });
}

/** The key that encrypts the secrets of a region, replaced every year and never deleted. */
export function secretsKey(chart: Construct, region: Region): void {
  encryptionKey(chart, { name: KEY, region, description: 'Values of Secrets Manager' });
  addManaged(chart, alias, { name: KEY, forProvider: { region, targetKeyIdRef: { name: KEY } }, keep: true });
}
