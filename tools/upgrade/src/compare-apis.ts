import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileSpec } from '@auditorsec/manifest/types';
import type { Swagger } from '@auditorsec/schemas/builtin';
import { readCrds } from '@auditorsec/schemas/crds';
import { moduleFolder } from '@auditorsec/schemas/go';
import { apiVersionOf, type KindSchema } from '@auditorsec/schemas/schema';
import { type CrdSource, kubernetesSource } from '@auditorsec/schemas/sources';
import { type Api, type Notice, notices } from './notices.ts';

/** What a release removes or calls deprecated of what these files use, beside the release that is pinned now. Downloads its module once. */
export async function compareApis(source: CrdSource, version: string, files: readonly FileSpec[]): Promise<Notice[]> {
  const { graph, module } = source;
  const before = apiAt(source, await moduleFolder(graph, module));
  const after = apiAt(source, await moduleFolder(graph, `${module}@v${version}`));
  return notices(before, after, files);
}

function apiAt(source: CrdSource, folder: string): Api {
  const path = join(folder, source.path);
  if (source.module !== kubernetesSource.module) return { kinds: byName(readCrds(path)), definitions: {} };
  const { definitions } = JSON.parse(readFileSync(path, 'utf8')) as Swagger;
  const kinds = Object.values(definitions).flatMap((schema) =>
    (schema['x-kubernetes-group-version-kind'] ?? []).map((kind) => ({ ...kind, schema })),
  );
  return { kinds: byName(kinds), definitions };
}

function byName(kinds: readonly KindSchema[]): Api['kinds'] {
  return new Map(kinds.map((kind) => [`${apiVersionOf(kind)} ${kind.kind}`, kind]));
}
