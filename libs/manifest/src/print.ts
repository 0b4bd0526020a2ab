import type { FileSpec } from './types.ts';
import { printYaml } from './yaml.ts';

/** A file's text: who makes it, and the object. No line numbers, versions or times, which would change without it. */
export function printFile({ cluster, app, object }: FileSpec): string {
  const text = `# Made by apps/${app} for clusters/${cluster}. Change these, not this file, and run: npm run generate\n${printYaml(object)}`;
  // Reading one character makes V8 join the thousands of pieces now, which are garbage then and not when the heap is large.
  text.charCodeAt(0);
  return text;
}
