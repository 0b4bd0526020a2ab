import type { Mask } from '@auditorsec/privacy/mask';

/** One processor of Filebeat for each mask: RE2. */
export function filebeatProcessors(masks: readonly Mask[], field: string): object[] {
  return masks.map(({ pattern, replacement }) => ({
    replace: { fields: [{ field, pattern, replacement }], fail_on_error: false, ignore_missing: true },
  }));
}

/** One processor of an ingest pipeline for each mask and field: Java. */
export function ingestProcessors(masks: readonly Mask[], fields: readonly string[]): object[] {
  return fields.flatMap((field) =>
    masks.map(({ name, pattern, replacement }) => ({
      gsub: { tag: `${name} in ${field}`, field, pattern, replacement, ignore_missing: true },
    })),
  );
}

/** The triples of Logstash's `gsub`: Joni, and groups as Ruby writes them. */
export function logstashSubstitutions(masks: readonly Mask[], field: string): string {
  return masks
    .map(({ pattern, replacement }) => [field, pattern, replacement.replace('$1', '\\1')].map(quoted).join(', '))
    .join(',\n        ');
}

/** Logstash takes backslashes as they are, and `\"` for a quote that doesn't end the text. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}
