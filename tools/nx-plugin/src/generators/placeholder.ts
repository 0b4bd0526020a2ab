import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stands where a value belongs that only a person can know. No schema of the config takes it. */
export const PLACEHOLDER = 'TODO';

/** Says where values are missing, and what to do then. */
export function toldPlaceholders(root: string, files: readonly string[]): void {
  const places = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.includes(`'${PLACEHOLDER}'`) ? [`  ${file}:${index + 1}  ${line.trim()}`] : [])),
  );
  const missing =
    places.length > 0
      ? ['Only you know these values:', ...places, 'Then: npm run generate']
      : ['Next: npm run generate'];
  process.stdout.write(`\n${missing.join('\n')}\n`);
}
