import { type Count, run, type Step } from './step.ts';

/** In the background from the start: on a machine that has not built them, Go takes minutes. */
const TOOLS: Step = { name: 'tools', command: ['node', 'tools/schemas/main.mjs'] };

/** From the quickest answer to the slowest. */
const BEFORE: readonly Step[] = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'lint and format', command: ['biome', 'ci', '--colors=off'] },
  { name: 'generated/ is fresh', command: ['node', 'tools/cli/main.mjs', 'diff'] },
  { name: 'rules', command: ['node', 'tools/cli/main.mjs', 'check'] },
];

const AFTER: readonly Step[] = [
  { name: 'schemas', command: ['node', 'tools/cli/main.mjs', 'validate'] },
  { name: 'tests', command: ['vitest', 'run'], vitest: true },
];

/** Runs everything that `npm test` promises, stops at nothing, and ends with what passed and what failed. */
export async function main(): Promise<number> {
  const tools = run(TOOLS);
  const counts: Count[] = [];
  for (const step of BEFORE) counts.push(await run(step));
  counts.push(await tools);
  for (const step of AFTER) counts.push(await run(step));
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}
