import type { FileSpec } from '@auditorsec/manifest/types';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { ClusterObjects } from './objects.ts';

/** One setting that a Job writes to Elasticsearch: the key of a ConfigMap is its path, with dots for slashes. */
export interface Setting<Body> {
  readonly file: FileSpec;
  readonly field: string;
  readonly name: string;
  readonly value: Body;
}

interface IngestPipeline {
  readonly processors?: readonly { readonly gsub?: { readonly pattern?: string } }[];
}

/** Ages are in days: `7d`. */
export interface LifecyclePolicy {
  readonly policy?: { readonly phases?: Readonly<Record<string, { readonly min_age?: string } | undefined>> };
}

export interface IndexTemplate {
  readonly index_patterns?: readonly string[];
  readonly template?: { readonly settings?: { readonly 'index.lifecycle.name'?: string } };
}

export function ingestPipelines(objects: ClusterObjects): Setting<IngestPipeline>[] {
  return settings(objects, '_ingest.pipeline.');
}

export function lifecyclePolicies(objects: ClusterObjects): Setting<LifecyclePolicy>[] {
  return settings(objects, '_ilm.policy.');
}

export function indexTemplates(objects: ClusterObjects): Setting<IndexTemplate>[] {
  return settings(objects, '_index_template.');
}

function settings<Body>(objects: ClusterObjects, prefix: string): Setting<Body>[] {
  return objects.of<IConfigMap>('ConfigMap').flatMap(({ file, object: { data = {} } }) =>
    Object.entries(data)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, text]) => ({
        file,
        field: `data["${key}"]`,
        name: key.slice(prefix.length).replace(/\.json$/, ''),
        value: parsed(text) as Body,
      })),
  );
}

/** What is no JSON is refused by Elasticsearch, and so sets nothing. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
