import { explain } from '@auditorsec/config/explain';
import { addManifest } from '@auditorsec/manifest/chart';
import type { ObjectMeta } from '@auditorsec/manifest/types';
import { firstFrame, trace } from '@auditorsec/problem/call-site';
import { ConfigError } from '@auditorsec/problem/problem';
import type { Construct } from 'constructs';
import type { CustomKind, SpecOf } from './kind.ts';

/** What stands beside apiVersion and kind. A namespaced kind names its namespace. */
export interface CustomObject<Kind extends CustomKind> {
  readonly metadata: Kind['scope'] extends 'Namespaced' ? ObjectMeta & { namespace: string } : ObjectMeta;
  readonly spec: SpecOf<Kind>;
}

const app = /^(apps|clusters)\//;

/**
 * Adds one object of a custom kind to an app. The spec is read strictly, and defaults of the definition are written out.
 * Throws a `ConfigError` with every mistake, placed at the line of the app that called the block.
 */
export function addCustom<Kind extends CustomKind>(
  scope: Construct,
  kind: Kind,
  { metadata, spec }: CustomObject<Kind>,
): void {
  const parsed = kind.spec.safeParse(spec);
  if (!parsed.success) {
    const { file, line } = firstFrame(trace(addCustom), app);
    throw new ConfigError(
      explain(kind.spec, spec, parsed.error).map(({ field, found, allowed, nearest }) => ({
        place: `${file}:${line}`,
        field: `${kind.kind} ${metadata.name}: spec.${field}`,
        found,
        allowed,
        nearest,
      })),
    );
  }
  addManifest(scope, { apiVersion: `${kind.group}/${kind.version}`, kind: kind.kind, metadata, spec: parsed.data });
}
