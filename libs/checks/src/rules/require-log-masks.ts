import type { Mask } from '@auditorsec/privacy/mask';
import { masks } from '@auditorsec/privacy/masks';
import { ingestPipelines } from '../elasticsearch-settings.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

interface Beat {
  readonly spec?: {
    readonly config?: {
      readonly processors?: readonly {
        readonly replace?: { readonly fields?: readonly { readonly pattern?: string }[] };
      }[];
    };
  };
}

interface Logstash {
  readonly spec?: { readonly pipelines?: readonly { readonly 'config.string'?: string }[] };
}

/** Each hop that logs pass masks everything of libs/privacy: the node, Logstash, Elasticsearch. */
export const requireLogMasks: ClusterRule = {
  name: 'require-log-masks',
  scope: 'cluster',
  check(objects, report) {
    for (const { file, object } of objects.of<Beat>('Beat.beat.k8s.elastic.co')) {
      const patterns = object.spec?.config?.processors?.flatMap(({ replace }) => replace?.fields ?? []) ?? [];
      const known = new Set(patterns.map(({ pattern }) => pattern));
      demand(
        (mask) => known.has(mask.pattern),
        'leave their node',
        (message) => report(file, message, 'spec.config.processors'),
      );
    }
    for (const { file, object } of objects.of<Logstash>('Logstash.logstash.k8s.elastic.co'))
      for (const [index, pipeline] of (object.spec?.pipelines ?? []).entries()) {
        const text = pipeline['config.string'] ?? '';
        const isKnown = ({ pattern }: Mask) => text.includes(`"${pattern.replaceAll('"', '\\"')}"`);
        demand(isKnown, 'pass Logstash', (message) =>
          report(file, message, `spec.pipelines[${index}]["config.string"]`),
        );
      }
    checkIngest(objects, report);
  },
};

function checkIngest(objects: ClusterObjects, report: Report): void {
  for (const { file, field, value } of ingestPipelines(objects)) {
    const known = new Set(value.processors?.map(({ gsub }) => gsub?.pattern));
    demand(
      (mask) => known.has(mask.pattern),
      'are stored',
      (message) => report(file, message, field),
    );
  }
}

function demand(isKnown: (mask: Mask) => boolean, outcome: string, report: (message: string) => void): void {
  const missing = masks.filter((mask) => !isKnown(mask)).map(({ name }) => name);
  if (missing.length > 0)
    report(
      `secrets and personal data ${outcome} as they were logged: ${missing.length} of ${masks.length} masks are missing ` +
        `(${missing.join(', ')}). Make the processors from the masks of libs/privacy.`,
    );
}
