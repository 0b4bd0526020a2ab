import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first TypeScript block of the README above a `src` folder. */
export function readmeExample(src: string): string {
  const [, code] = /^```ts\n(.+?)^```$/ms.exec(readFileSync(join(src, '..', 'README.md'), 'utf8')) ?? [];
  if (code === undefined) throw new Error(`${join(src, '..', 'README.md')} shows no TypeScript`);
  return code;
}
