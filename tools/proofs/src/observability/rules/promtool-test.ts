import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import type { Stage } from '../../parts/stage.ts';

const run = promisify(execFile);

/** What promtool says of one test: its name, and all that it complains of. */
export interface Tested {
  readonly name: string;
  readonly failures: readonly string[];
}

/** Runs files of unit tests on all processors; `name` is that of the reports. Throws for a file that promtool can't read. */
export async function testRules(
  promtool: string,
  stage: Stage,
  name: string,
  files: readonly string[],
): Promise<Tested[]> {
  const shares = Object.values(Object.groupBy(files, (_file, index) => index % availableParallelism()));
  const tested = shares.map((share = [], index) => testShare(promtool, stage.file(`${name}-${index}.xml`), share));
  return (await Promise.all(tested)).flat();
}

async function testShare(promtool: string, report: string, files: readonly string[]): Promise<Tested[]> {
  const said = await run(promtool, ['test', 'rules', `--junit=${report}`, ...files], { maxBuffer: 1 << 28 }).then(
    () => '',
    ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`,
  );
  const suites = [...(await readFile(report, 'utf8')).matchAll(/<testsuite name.*?<\/testsuite>/gs)];
  const tests = suites.map(([suite]) => testsOf(suite));
  if (tests.length !== files.length || tests.some(({ length }) => length === 0))
    throw new Error(`promtool could not read its tests: ${said.slice(-2000)}`);
  return tests.flat();
}

function testsOf(suite: string): Tested[] {
  return [...suite.matchAll(/<testcase name="([^"]*)"[^>]*?(?:\/>|>(.*?)<\/testcase>)/gs)].map(
    ([, name = '', inside = '']) => ({
      name: text(name),
      failures: [...inside.matchAll(/<failure[^>]*>(.*?)<\/failure>/gs)].map(([, failure = '']) => text(failure)),
    }),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function text(xml: string): string {
  return xml.replaceAll(/&(?:#x([\dA-F]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (hex || decimal) return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
    return ENTITIES[name ?? ''] ?? all;
  });
}
