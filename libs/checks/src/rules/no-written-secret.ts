import type { FileSpec } from '@auditorsec/manifest/types';
import { keyIn } from '../key-shapes.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

interface Secret {
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
}

interface CloudfrontFunction {
  readonly spec?: { readonly forProvider?: { readonly codeSecretRef?: { readonly name?: string } } };
}

/** Git holds no secret: no Secret with data, and nothing in any field that looks like a key. */
export const noWrittenSecret: ClusterRule = {
  name: 'no-written-secret',
  scope: 'cluster',
  check(objects, report) {
    const code = codeSecrets(objects);
    for (const secret of objects.of<Secret>('Secret')) if (!code.has(nameOf(secret))) checkSecret(secret, report);
    for (const file of objects.files) checkTexts(file, report);
  },
};

function checkSecret({ file, object }: Found<Secret>, report: Report): void {
  for (const field of ['data', 'stringData'] as const) {
    const keys = Object.keys(object[field] ?? {});
    if (keys.length === 0) continue;
    const message = `whoever reads the repository, now or in its history, has ${keys.join(' and ')}`;
    report(
      file,
      `${message}. Keep it in Secrets Manager and name it in an ExternalSecret; change what was pushed.`,
      field,
    );
  }
}

/** The provider takes the code of a CloudFront Function from a Secret and from nowhere else, and code is none. */
function codeSecrets(objects: ClusterObjects): ReadonlySet<string> {
  const functions = objects.of<CloudfrontFunction>('Function.cloudfront.aws.m.upbound.io');
  return new Set(
    functions.map(({ object }) => `${object.metadata.namespace}/${object.spec?.forProvider?.codeSecretRef?.name}`),
  );
}

function nameOf({ object: { metadata } }: Found<Secret>): string {
  return `${metadata.namespace}/${metadata.name}`;
}

function checkTexts(file: FileSpec, report: Report): void {
  // One search of the whole object is enough for nearly all of them. JSON writes a line break with a letter, which would join a key.
  if (keyIn(JSON.stringify(file.object).replaceAll(/\\[nrt]/g, ' ')) === undefined) return;
  for (const [field, text] of texts(file.object, '')) {
    const key = keyIn(text);
    if (!key) continue;
    const message = `it holds ${key}, for all who read the repository, now or in its history`;
    report(file, `${message}. Name a Secret instead, and have this one made invalid: it counts as known.`, field);
  }
}

/** Every text in a value with its field; names of fields count as well. */
function* texts(value: unknown, field: string): Generator<[field: string, text: string]> {
  if (typeof value === 'string') yield [field, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const path = Array.isArray(value) ? `${field}[${key}]` : below(field, key);
    if (!Array.isArray(value)) yield [path, key];
    yield* texts(inner, path);
  }
}

function below(field: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${field}[${JSON.stringify(key)}]`;
  return field === '' ? key : `${field}.${key}`;
}
