import { type GoProgram, goProgram } from '@auditorsec/proofs/parts/programs';
import type { Progress } from '@auditorsec/schemas/progress';
import { runProgram } from '@auditorsec/schemas/run-program';
import type { Graph } from './graphs.ts';

const GOVULNCHECK: GoProgram = {
  graph: 'govulncheck',
  package: 'golang.org/x/vuln/cmd/govulncheck',
  what: 'govulncheck',
};

interface Message {
  readonly finding?: {
    readonly osv: string;
    readonly fixed_version?: string;
    readonly trace: readonly { readonly module: string; readonly version?: string }[];
  };
}

/**
 * Known weaknesses of the packages that a graph compiles, each once.
 *
 * @param database where they are known: the Go team's own unless told. Asked over the network.
 */
export async function moduleWeaknesses(
  { name, folder, packages }: Graph,
  progress: Progress,
  database = 'https://vuln.go.dev',
): Promise<string[]> {
  if (packages.length === 0) return [];
  const program = await goProgram(GOVULNCHECK, progress);
  const words = ['-C', folder, '-db', database, '-scan', 'package', '-format', 'json', ...packages];
  const output = await runProgram(program, words, { cwd: folder });
  const found = documents(output).flatMap(({ finding }) => {
    const [at] = finding?.trace ?? [];
    if (!finding || !at) return [];
    const remedy = finding.fixed_version ? `fixed in ${finding.fixed_version}` : 'no version mends it yet';
    return [
      `tools/go/${name}  ${finding.osv}: ${at.module} ${at.version ?? ''}, ${remedy}. https://pkg.go.dev/vuln/${finding.osv}`,
    ];
  });
  return [...new Set(found)];
}

/** govulncheck prints one indented document after the other. */
function documents(output: string): Message[] {
  return output
    .split(/^(?=\{)/m)
    .filter((text) => text.trim() !== '')
    .map((text) => JSON.parse(text) as Message);
}
