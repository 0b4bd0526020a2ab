import type { FileSpec } from './types.ts';
import { printYaml } from './yaml.ts';

/** A file's text: who makes it, and the object. No line numbers, versions or times, which would change without it. */
export function printFile({ cluster, app, object }: FileSpec): string {
  return `# Made by apps/${app} for clusters/${cluster}. Change these, not this file, and run: npm run generate\n${printYaml(object)}`;
}
