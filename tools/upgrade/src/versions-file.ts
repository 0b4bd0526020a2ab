import { type Component, versions } from '@auditorsec/versions/versions';

/** The file that all versions are read from. */
export const versionsFile = new URL(import.meta.resolve('@auditorsec/versions/versions'));

/** The text of the versions file with another version of one component. */
export function withVersion(text: string, component: Component, version: string): string {
  const line = `\n  ${component}: '${versions[component]}',\n`;
  if (text.split(line).length !== 2) throw new Error(`libs/versions/src/versions.ts has no single line${line}`);
  return text.replace(line, `\n  ${component}: '${version}',\n`);
}
