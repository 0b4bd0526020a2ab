import { buckets, settingOf } from '../bucket.ts';
import { distributions } from '../cloudfront.ts';
import { embeddedJson } from '../embedded-json.ts';
import type { Managed } from '../managed-data.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

const LOCKS = ['blockPublicAcls', 'blockPublicPolicy', 'ignorePublicAcls', 'restrictPublicBuckets'] as const;

/** No bucket answers the public, takes an ACL, or answers without TLS. */
export const noPublicBucket: ClusterRule = {
  name: 'no-public-bucket',
  scope: 'cluster',
  check(objects, report) {
    for (const bucket of buckets(objects)) {
      checkLocks(objects, bucket, report);
      checkAcls(objects, bucket, report);
      checkPolicy(objects, bucket, report);
    }
  },
};

type Bucket = Found<Managed>;

function checkLocks(objects: ClusterObjects, bucket: Bucket, report: Report): void {
  const locks = settingOf<Record<(typeof LOCKS)[number], boolean>>(objects, 'BucketPublicAccessBlock', bucket);
  if (!locks) {
    report(bucket.file, 'one wrong policy opens it to everybody: add a BucketPublicAccessBlock with all four true.');
    return;
  }
  for (const lock of LOCKS.filter((name) => locks.fields[name] !== true))
    report(locks.found.file, 'one wrong ACL or policy opens it to everybody. Write true.', `spec.forProvider.${lock}`);
}

interface Ownership {
  readonly rule: { readonly objectOwnership?: string };
}

function checkAcls(objects: ClusterObjects, bucket: Bucket, report: Report): void {
  const ownership = settingOf<Ownership>(objects, 'BucketOwnershipControls', bucket);
  const found = ownership?.fields.rule?.objectOwnership;
  if (found === 'BucketOwnerEnforced' || (found === 'BucketOwnerPreferred' && takesLogs(objects, bucket))) return;
  const message = `whoever writes an object may open it by ACL (ownership: ${found ?? 'not written'}). Write BucketOwnerEnforced; BucketOwnerPreferred is for the bucket of a distribution's logs alone.`;
  if (ownership) report(ownership.found.file, message, 'spec.forProvider.rule.objectOwnership');
  else report(bucket.file, message);
}

/** CloudFront's standard logs are let into their bucket by an ACL, and by nothing else. */
function takesLogs(objects: ClusterObjects, { object }: Bucket): boolean {
  const host = `${object.metadata.name}.s3.amazonaws.com`;
  return distributions(objects).some((each) => each.object.spec?.forProvider?.loggingConfig?.bucket === host);
}

type OneOrMore = string | readonly string[];

interface Statement {
  readonly Effect?: string;
  readonly Principal?: string | Readonly<Record<string, OneOrMore>>;
  readonly Action?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly Condition?: { readonly Bool?: Readonly<Record<string, unknown>> };
}

const POLICY = 'spec.forProvider.policy';

function checkPolicy(objects: ClusterObjects, bucket: Bucket, report: Report): void {
  const policy = settingOf<{ readonly policy: string }>(objects, 'BucketPolicy', bucket);
  if (!policy) {
    report(bucket.file, `it answers without TLS: add a BucketPolicy that ${DENIAL}.`);
    return;
  }
  const statements = embeddedJson(policy.fields.policy ?? '{}', readStatements);
  const open = statements.some((each) => each.Effect === 'Allow' && isEverybody(each));
  if (open)
    report(policy.found.file, 'it lets everybody in, known or not. Name the service or the role in Principal.', POLICY);
  if (!statements.some((each) => deniesWithoutTls(each, bucket.object.metadata.name)))
    report(policy.found.file, `it answers without TLS. Add a statement that ${DENIAL}.`, POLICY);
}

const DENIAL =
  'denies s3:* to everybody, on the bucket and on all in it, where aws:SecureTransport is false, as libs/cdn does';

function readStatements(value: unknown): readonly Statement[] {
  return [(value as { readonly Statement?: Statement | readonly Statement[] }).Statement ?? []].flat();
}

function isEverybody({ Principal }: Statement): boolean {
  const named = typeof Principal === 'string' ? [Principal] : [Principal?.['AWS'] ?? []].flat();
  return named.includes('*');
}

function deniesWithoutTls(statement: Statement, bucket: string): boolean {
  const { Effect, Action, Resource, Condition } = statement;
  const on = [Resource ?? []].flat();
  return (
    Effect === 'Deny' &&
    isEverybody(statement) &&
    [Action].flat().includes('s3:*') &&
    [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`].every((arn) => on.includes(arn)) &&
    `${Condition?.Bool?.['aws:SecureTransport']}` === 'false'
  );
}
