import type { ObjectChange } from '@auditorsec/diff/object-change';
import { distinct } from './side.ts';

/** Kinds that hold data, or that what holds it is made of. */
const STORES =
  /^(?:(?!Alias\.)\w+\.(?:rds|elasticache|s3|kms|sqs|dynamodb|ebs)\.aws\.m\.upbound\.io|Elasticsearch\.elasticsearch\.k8s\.elastic\.co|Prometheus\.monitoring\.coreos\.com|StatefulSet\.apps|PersistentVolume|PersistentVolumeClaim|StorageClass\.storage\.k8s\.io)$/;

/** Kinds that say who someone is, or what he may do. */
const IDENTITIES =
  /^(?:ServiceAccount|\w+\.rbac\.authorization\.k8s\.io|\w+\.iam\.aws\.m\.upbound\.io|(?:AccessEntry|AccessPolicyAssociation|PodIdentityAssociation)\.eks\.aws\.m\.upbound\.io|(?:AuthorizationPolicy|PeerAuthentication|RequestAuthentication)\.security\.istio\.io|(?:User|UserGroup)\.elasticache\.aws\.m\.upbound\.io|(?:Cluster)?(?:Issuer|SecretStore)\.(?:cert-manager|external-secrets)\.io|ExternalSecret\.external-secrets\.io|AppProject\.argoproj\.io)$/;

/** Whether an object holds data, or is what data is held by. */
export function isStore({ kind }: ObjectChange): boolean {
  return STORES.test(kind);
}

/** Data stores among what changes, by name. */
export function touchedStores(changes: readonly ObjectChange[]): string[] {
  return distinct(changes.filter(isStore).map(({ object }) => object));
}

/** Identities and permissions among what changes, by name. */
export function touchedIdentities(changes: readonly ObjectChange[]): string[] {
  return distinct(changes.filter(({ kind }) => IDENTITIES.test(kind)).map(({ object }) => object));
}

interface Application {
  readonly spec?: { readonly source?: { readonly chart?: string } };
}

/** Charts of another version or with other values: what they make, and restart, is not among the manifests. */
export function touchedCharts(changes: readonly ObjectChange[]): string[] {
  return distinct(
    changes
      .filter(({ kind, before, after }) => kind === 'Application.argoproj.io' && chartOf(before, after) !== undefined)
      .filter(({ type, fields }) => type !== 'changed' || fields.some(({ path }) => path[1] === 'source'))
      .map(({ object }) => object),
  );
}

function chartOf(before: ObjectChange['before'], after: ObjectChange['after']): string | undefined {
  return ((after ?? before) as Application | undefined)?.spec?.source?.chart;
}
