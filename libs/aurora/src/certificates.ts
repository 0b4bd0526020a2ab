import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Region } from '@auditorsec/config/regions';
import { addManifest } from '@auditorsec/manifest/chart';
import { UserError } from '@auditorsec/problem/user-error';
import type { Construct } from 'constructs';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';

/** The ConfigMap, and its one file. */
export const CERTIFICATES = { configMap: 'database-ca', file: 'rds.pem' } as const;

const FOLDER = join(import.meta.dirname, '../certificates');

/**
 * The authorities by which instances of Aurora in a region prove who they are: for clients that avoid the proxy, whose certificate is one
 * that every system trusts. Throws a `UserError` for a region whose authorities aren't in `certificates/`.
 */
export function databaseCertificates(chart: Construct, namespace: string, region: Region): void {
  addManifest<IConfigMap>(chart, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: CERTIFICATES.configMap, namespace },
    data: { [CERTIFICATES.file]: certificatesOf(region) },
  });
}

/** Whether the authorities of a region are in `certificates/`. */
export function hasCertificates(region: Region): boolean {
  return existsSync(fileOf(region));
}

function certificatesOf(region: Region): string {
  if (!hasCertificates(region))
    throw new UserError(
      `libs/aurora/certificates/${region}.pem is missing: save https://truststore.pki.rds.amazonaws.com/${region}/${region}-bundle.pem there`,
    );
  return readFileSync(fileOf(region), 'utf8');
}

function fileOf(region: Region): string {
  return join(FOLDER, `${region}.pem`);
}
