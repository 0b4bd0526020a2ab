import { type Count, run, type Step } from './step.ts';

/** In the background from the start: on a machine that has not built them, Go takes minutes. */
const TOOLS: Step = { name: 'tools', command: ['node', 'tools/schemas/main.mjs'] };
const PARTS: Step = { name: 'parts of the proofs', command: ['nice', 'node', 'tools/proofs/main.mjs', 'build'] };

/** From the quickest answer to the slowest. */
const BEFORE_TOOLS: readonly Step[] = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'lint and format', command: ['biome', 'ci', '--colors=off'] },
  { name: 'generated/ is fresh', command: ['node', 'tools/cli/main.mjs', 'drift'] },
  { name: 'rules', command: ['node', 'tools/cli/main.mjs', 'check'] },
];
const AFTER_TOOLS: readonly Step[] = [
  { name: 'schemas', command: ['node', 'tools/cli/main.mjs', 'validate'] },
  { name: 'secrets and workflows', command: ['node', 'tools/scan/main.mjs'] },
  { name: 'tests', command: ['vitest', 'run'], counts: 'vitest' },
];
const PROOFS: Step = { name: 'proofs', command: ['node', 'tools/proofs/main.mjs', 'all'], counts: 'last line' };

/** Runs everything that `npm test` promises, and with `--proofs` every proof; stops at nothing, and ends with the sum. */
export async function main(words: readonly string[]): Promise<number> {
  const withProofs = words.includes('--proofs');
  const counts: Count[] = [];
  const all = async (steps: readonly Step[]) => {
    for (const step of steps) counts.push(await run(step));
  };
  const tools = run(TOOLS);
  await all(BEFORE_TOOLS);
  counts.push(await tools);
  const parts = withProofs ? run(PARTS) : undefined;
  await all(AFTER_TOOLS);
  if (parts) {
    counts.push(await parts);
    await all([PROOFS]);
  }
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}
