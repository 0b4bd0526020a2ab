import { parseSync } from 'oxc-parser';

/**
 * What a TypeScript or JavaScript file imports or re-exports, as written. Of a file that doesn't parse it gives what it
 * can: whoever runs or type-checks that file says more.
 */
export function importsOf(file: string, text: string): string[] {
  const { module } = parseSync(file, text);
  const imported = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const reexported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  );
  const dynamic = module.dynamicImports.flatMap(
    ({ moduleRequest: { start, end } }) => /^['"](.+)['"]$/s.exec(text.slice(start, end))?.[1] ?? [],
  );
  return [...new Set([...imported, ...reexported, ...dynamic])];
}

/** Test code: what it imports is no input of what the targets run. */
export const isTestFile = (file: string): boolean => /\.test\.ts$|\/testing\/|\/testing\.ts$/.test(file);
