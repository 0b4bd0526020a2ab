import type { Mask } from '@auditorsec/privacy/mask';
import type { Resource } from './lifecycle.ts';
import { ingestProcessors } from './masking.ts';

/** A field of an entry and what Elasticsearch stores it as. */
export interface MappedField {
  readonly name: string;
  readonly type: string;
}

export interface IndexTemplateProps {
  /** Data streams `logs-<dataset>-*`. */
  readonly dataset: string;
  readonly lifecycle: string;
  readonly pipeline: string;
  readonly fields: readonly MappedField[];
}

/** Above the templates that Elasticsearch brings for `logs-*-*`. */
const PRIORITY = 500;

/**
 * What a data stream is made by. Fields that aren't named here are stored and not indexed: what apps write can't fill
 * the cluster with mappings. Each entry passes the pipeline last, whoever wrote it.
 */
export function indexTemplate({ dataset, lifecycle, pipeline, fields }: IndexTemplateProps): Resource {
  return {
    path: `_index_template/logs-${dataset}`,
    body: {
      index_patterns: [`logs-${dataset}-*`],
      data_stream: {},
      priority: PRIORITY,
      template: {
        settings: {
          'index.lifecycle.name': lifecycle,
          'index.final_pipeline': pipeline,
          'index.number_of_shards': 1,
          'index.number_of_replicas': 1,
          'index.codec': 'best_compression',
        },
        mappings: {
          dynamic: false,
          properties: Object.fromEntries(fields.map(({ name, type }) => [name, mapping(type)])),
        },
      },
    },
  };
}

/** Masks these fields again, in case that something reaches Elasticsearch by another way. */
export function maskingPipeline(name: string, masks: readonly Mask[], fields: readonly string[]): Resource {
  return {
    path: `_ingest/pipeline/${name}`,
    body: { description: 'Masks secrets and personal data.', processors: ingestProcessors(masks, fields) },
  };
}

/** Longer values than this can't be looked for, and would be refused above 32766 bytes. */
function mapping(type: string): object {
  return type === 'keyword' ? { type, ignore_above: 1024 } : { type };
}
