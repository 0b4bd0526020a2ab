import type { FileSpec } from '@auditorsec/manifest/types';
import type { Managed } from '../managed-data.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

interface GroupFields {
  readonly retentionInDays: number;
  readonly kmsKeyIdRef: { readonly name?: string };
}

/** A log group that a service of AWS writes to, and for how many days at least it has to be kept. */
interface Written {
  readonly path: string;
  readonly days: number;
}

/** An audit looks at the year before. */
const YEAR = 365;

/** Every log that a service of AWS writes goes to a group of ours, with an end and a key. */
export const requireLogRetention: ClusterRule = {
  name: 'require-log-retention',
  scope: 'cluster',
  check(objects, report) {
    const groups = new Map(
      objects
        .of<Managed<GroupFields>>('Group.cloudwatchlogs.aws.m.upbound.io')
        .map((group) => [idOf(group.file), group]),
    );
    for (const { file, path, days } of writers(objects)) {
      const group = groups.get(path);
      const { retentionInDays, kmsKeyIdRef } = group?.object.spec?.forProvider ?? {};
      if (!group) {
        const made = 'AWS makes that group itself, keeps all in it for ever, and encrypts it by no key of ours';
        report(file, `it writes to ${path}, which is no Group here: ${made}. Add a Group with that external name.`);
      } else if (retentionInDays === undefined || retentionInDays < days) {
        const found = retentionInDays === undefined ? 'for ever' : `for ${retentionInDays} days`;
        const allowed = days > 1 ? `${days} days or more: an audit looks at the year before` : 'a number of days';
        report(group.file, `its logs are kept ${found}. Write ${allowed}.`, 'spec.forProvider.retentionInDays');
      }
      if (group && kmsKeyIdRef?.name === undefined)
        report(group.file, 'it is encrypted by no key of ours. Name one.', 'spec.forProvider.kmsKeyIdRef');
    }
  },
};

interface Writer extends Written {
  readonly file: FileSpec;
}

type Eks = Managed<{ readonly enabledClusterLogTypes: readonly string[] }>;
type Rds = Managed<{ readonly enabledCloudwatchLogsExports: readonly string[] }>;

function writers(objects: ClusterObjects): Writer[] {
  const eks = objects.of<Eks>('Cluster.eks.aws.m.upbound.io').map(({ file, object }: Found<Eks>) => {
    const types = object.spec?.forProvider?.enabledClusterLogTypes ?? [];
    return types.length === 0 ? [] : [{ file, path: `/aws/eks/${idOf(file)}/cluster`, days: YEAR }];
  });
  const rds = objects.of<Rds>('Cluster.rds.aws.m.upbound.io').map(({ file, object }: Found<Rds>) => {
    const logs = object.spec?.forProvider?.enabledCloudwatchLogsExports ?? [];
    return logs.map((log) => ({ file, path: `/aws/rds/cluster/${idOf(file)}/${log}`, days: 1 }));
  });
  return [...eks, ...rds].flat();
}

/** What AWS calls a resource. */
function idOf({ object: { metadata } }: FileSpec): string {
  return metadata.annotations?.['crossplane.io/external-name'] ?? metadata.name;
}
