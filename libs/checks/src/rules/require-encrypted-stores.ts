import type { FileSpec } from '@auditorsec/manifest/types';
import { buckets, settingOf } from '../bucket.ts';
import { keyOf, type Managed, written } from '../managed-data.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

type Fields = Readonly<Record<string, unknown>> & { readonly kmsKeyIdRef: { readonly name?: string } };
type Store = Found<Managed<Fields>>;

const AWS = 'aws.m.upbound.io';

/** Stores of AWS that take a key of ours, and the fields that switch encryption on. The provider writes some as text. */
const stores: Readonly<Record<string, readonly string[]>> = {
  [`Cluster.rds.${AWS}`]: ['storageEncrypted'],
  [`ReplicationGroup.elasticache.${AWS}`]: ['atRestEncryptionEnabled', 'transitEncryptionEnabled'],
  [`Secret.secretsmanager.${AWS}`]: [],
};

/** Every store is encrypted: data, volumes and the cluster's secrets by a key of ours, which AWS replaces at least once a year. */
export const requireEncryptedStores: ClusterRule = {
  name: 'require-encrypted-stores',
  scope: 'cluster',
  check(objects, report) {
    for (const [kind, switches] of Object.entries(stores))
      for (const store of objects.of<Store['object']>(kind)) checkStore(store, switches, objects, report);
    for (const bucket of buckets(objects))
      if (!settingOf(objects, 'BucketServerSideEncryptionConfiguration', bucket))
        report(bucket.file, 'nothing says how it is encrypted. Add a BucketServerSideEncryptionConfiguration for it.');
    for (const key of objects.of<Store['object']>(`Key.kms.${AWS}`)) checkKey(key, report);
    for (const cluster of objects.of<ControlPlane>(`Cluster.eks.${AWS}`)) checkSecrets(cluster, report);
    checkVolumes(objects, report);
    for (const file of objects.files) checkClaims(file, objects, report);
  },
};

function checkStore(store: Store, switches: readonly string[], objects: ClusterObjects, report: Report): void {
  const fields = written(store);
  // A member that joins a Global Datastore takes these from it, and AWS refuses them here.
  const own = fields['globalReplicationGroupId'] === undefined ? switches : [];
  for (const name of own)
    if (`${fields[name]}` !== 'true')
      report(
        store.file,
        'whoever gets at its disks or its wire reads all of it. Write true.',
        `spec.forProvider.${name}`,
      );
  if (!keyOf(objects, store)) {
    const named = fields.kmsKeyIdRef?.name ? `there is no key ${fields.kmsKeyIdRef.name}` : 'it names none';
    const message = `it has no key of ours, so that nobody can take the key away from who has the data: ${named}. Name a Key of this cluster.`;
    report(store.file, message, 'spec.forProvider.kmsKeyIdRef');
  }
}

const YEAR = 365;

function checkKey(key: Store, report: Report): void {
  const { enableKeyRotation, rotationPeriodInDays = YEAR } = written(key);
  if (enableKeyRotation !== true)
    report(key.file, 'who learns it once reads for ever. Write true.', 'spec.forProvider.enableKeyRotation');
  if (Number(rotationPeriodInDays) > YEAR)
    report(
      key.file,
      `it is replaced after ${rotationPeriodInDays} days alone. Write at most ${YEAR}.`,
      'spec.forProvider.rotationPeriodInDays',
    );
}

interface ControlPlane {
  readonly spec?: {
    readonly forProvider?: {
      readonly encryptionConfig?: {
        readonly provider?: { readonly keyArn?: string };
        readonly resources?: readonly string[];
      };
    };
  };
}

function checkSecrets({ file, object }: Found<ControlPlane>, report: Report): void {
  const { provider, resources = [] } = object.spec?.forProvider?.encryptionConfig ?? {};
  if (provider?.keyArn && resources.includes('secrets')) return;
  const message = "Secrets lie in etcd under AWS's key alone. Name a key in provider.keyArn, and resources: [secrets].";
  report(file, message, 'spec.forProvider.encryptionConfig');
}

interface StorageClass {
  readonly provisioner?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

interface NodeClass {
  readonly spec?: {
    readonly blockDeviceMappings?: readonly {
      readonly ebs?: { readonly encrypted?: boolean; readonly kmsKeyID?: string };
    }[];
  };
}

const VOLUME = 'its volumes are not encrypted by a key of ours. Write';

function checkVolumes(objects: ClusterObjects, report: Report): void {
  for (const { file, object } of objects.of<StorageClass>('StorageClass.storage.k8s.io')) {
    const { encrypted, kmsKeyId } = object.parameters ?? {};
    if (object.provisioner === 'ebs.csi.aws.com' && !(encrypted === 'true' && kmsKeyId))
      report(file, `${VOLUME} encrypted: "true" and kmsKeyId.`, 'parameters');
  }
  for (const { file, object } of objects.of<NodeClass>('EC2NodeClass.karpenter.k8s.aws'))
    for (const [index, { ebs }] of (object.spec?.blockDeviceMappings ?? []).entries())
      if (!(ebs?.encrypted && ebs.kmsKeyID))
        report(file, `${VOLUME} encrypted: true and kmsKeyID.`, `spec.blockDeviceMappings[${index}].ebs`);
}

/** Kinds that ask for volumes, their own or those of the pods that an operator makes of them. */
const CLAIMING = new Set([
  'Alertmanager',
  'Elasticsearch',
  'Logstash',
  'PersistentVolumeClaim',
  'Prometheus',
  'StatefulSet',
]);

function checkClaims(file: FileSpec, objects: ClusterObjects, report: Report): void {
  if (!CLAIMING.has(file.object.kind)) return;
  for (const storageClass of new Set(claimedClasses(file.object)))
    if (!objects.get('StorageClass.storage.k8s.io', undefined, storageClass ?? ''))
      report(
        file,
        `nobody knows how its volumes are encrypted: there is no StorageClass ${storageClass ?? 'named, and the default may be anything'} here. Name one of this cluster in storageClassName.`,
      );
}

/** The class of every claim for a volume within a value, however deep: what asks for room has a class beside it. */
function claimedClasses(value: unknown): (string | undefined)[] {
  if (typeof value !== 'object' || value === null) return [];
  const { resources, storageClassName } = value as Claim;
  const own = resources?.requests?.storage === undefined ? [] : [storageClassName];
  return [...own, ...Object.values(value).flatMap(claimedClasses)];
}

interface Claim {
  readonly storageClassName?: string;
  readonly resources?: { readonly requests?: { readonly storage?: string } };
}
