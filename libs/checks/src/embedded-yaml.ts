import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const read = new Map<string, unknown>();

/**
 * The value of YAML that stands as text inside a manifest, such as a ConfigMap's. Clusters share most such texts, so each
 * is read once; the reader is loaded with the first. Throws where the text is no YAML.
 */
export function embeddedYaml(text: string): unknown {
  if (!read.has(text)) read.set(text, (require('yaml') as typeof import('yaml')).parse(text));
  return read.get(text);
}
