import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import type { KindSchema, Schema } from '@auditorsec/schemas/schema';
import { usedFields } from './used-fields.ts';

/** All kinds of one release, by `<apiVersion> <kind>`, and what their schemas refer to. */
export interface Api {
  readonly kinds: ReadonlyMap<string, KindSchema>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** One API or field that is in use and has no future. */
export interface Notice {
  readonly verdict: 'removed' | 'deprecated';
  /** Whether the release before said nothing of it. */
  readonly isNew: boolean;
  /** `<apiVersion> <kind>`. */
  readonly kind: string;
  /** Empty where the whole kind is meant. */
  readonly field: string;
  /** What its owner says, or what takes its place. */
  readonly says: string;
  /** Who uses it, below `generated/`. */
  readonly files: readonly string[];
}

type Remark = Omit<Notice, 'files' | 'isNew'>;

/** What `after` removes or deprecates of what the files use; what is removed comes first. Kinds that `before` doesn't have are another's. */
export function notices(before: Api, after: Api, files: readonly FileSpec[]): Notice[] {
  const found = new Map<string, Remark & { readonly files: string[]; readonly isNew: boolean }>();
  for (const { path, object } of files) {
    const name = `${object.apiVersion} ${object.kind}`;
    if (!before.kinds.has(name)) continue;
    const known = new Set(remarks(before, name, object).map(keyOf));
    for (const remark of remarks(after, name, object)) {
      const key = keyOf(remark);
      // What neither release knows is a mistake that `npm run validate` finds.
      if (remark.verdict === 'removed' && known.has(key)) continue;
      const notice = found.get(key) ?? { ...remark, isNew: !known.has(key), files: [] };
      notice.files.push(path);
      found.set(key, notice);
    }
  }
  return [...found].sort(([a], [b]) => (a > b ? -1 : 1)).map(([, notice]) => notice);
}

/** Sorts what is removed behind what is deprecated. */
function keyOf({ verdict, kind, field }: Remark): string {
  return `${verdict} ${kind} ${field}`;
}

/** What a release has to say of one object, each thing once. */
function remarks(api: Api, kind: string, object: KubeObject): Remark[] {
  const known = api.kinds.get(kind);
  if (!known) return [{ verdict: 'removed', kind, field: '', says: replacement(api, kind) }];
  const whole = known.deprecated ?? deprecation(known.schema);
  const own = whole ? [{ verdict: 'deprecated', kind, field: '', says: whole } as const] : [];
  const fields = usedFields(withoutHead(object), known.schema, api.definitions).flatMap(
    ({ field, schema }): Remark[] => {
      if (!schema) return [{ verdict: 'removed', kind, field, says: 'is no field any more' }];
      const says = deprecation(schema);
      return says ? [{ verdict: 'deprecated', kind, field, says }] : [];
    },
  );
  const byKey = new Map([...own, ...fields].map((remark) => [keyOf(remark), remark]));
  return [...byKey.values()];
}

/** CRDs don't list what every object has. */
function withoutHead({ apiVersion, kind, metadata, ...rest }: KubeObject): object {
  return rest;
}

function replacement({ kinds }: Api, wanted: string): string {
  const [, kind] = wanted.split(' ');
  const others = [...kinds.keys()].filter((name) => name.endsWith(` ${kind}`)).map((name) => name.split(' ')[0]);
  return others.length > 0 ? `is served as ${others.join(', ')}` : 'nothing takes its place';
}

/** The sentence of a description that begins by saying so; not one that only speaks of others. */
const DEPRECATED =
  /(?:^|[.\n]\s*)((?:this (?:field|type|api) is |\w+ is a |\w+ is )?deprecated\b[^\n]*?(?:\.(?=\s|$)|\n|$))/i;

function deprecation({ description = '' }: Schema): string | undefined {
  return DEPRECATED.exec(description)?.[1]?.trim();
}
