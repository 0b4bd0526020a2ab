import { strict as assert } from 'node:assert';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sandbox } from '@auditorsec/cli/testing/sandbox';
import { check } from '../check.ts';
import { CLUSTER, type GatewayBench, openBench } from '../gateway/bench.ts';
import { ask } from '../gateway/checks/requests.ts';
import { Stage } from '../parts/stage.ts';
import { until } from '../parts/until.ts';
import type { Proof } from '../session.ts';

const NAME =
  'a shorter timeout in cluster.ts is in force in the running Envoy after generate, with no other file changed';

/** The props that the agent gets, and what the application takes: more than a write may then, less than it may now. */
const PROPS = "write: { timeout: '5s', attempts: 1, perTryTimeout: '400ms', backoff: '50ms' },";
const ANSWER_AFTER_MS = 800;

/** From a change of config to another behaviour: edit, generate, what Argo CD would apply, a request. */
export const live: Proof = {
  name: 'live',
  about: 'config edit → generate → new behaviour in the running Envoy, each step timed',
  run: async (session) => {
    if (!session.wants(NAME)) return;
    const stage = new Stage();
    const sandbox = new Sandbox();
    stage.defer(async () => sandbox.delete());
    try {
      const folder = join(sandbox.root, 'generated', CLUSTER);
      // What the config says now, so that the one change is what makes the difference.
      sandbox.run(['generate']);
      const bench = await openBench(stage, {
        version: '1.37.0',
        folders: () => folder,
        progress: session.progress,
      });
      await session.check(
        check(NAME, () => change(bench, sandbox, folder)),
        undefined,
      );
    } finally {
      await stage.close({ keepLogs: false });
    }
  },
};

async function change(bench: GatewayBench, sandbox: Sandbox, folder: string): Promise<string> {
  for (const upstream of bench.upstreams) upstream.answer = () => ({ delay: ANSWER_AFTER_MS });
  const write = async (): Promise<number> => (await ask(bench, { method: 'POST', body: '{}' })).status;
  assert.equal(await write(), 200, 'before the change');
  const before = manifests(folder);

  const steps: string[] = [];
  let since = performance.now();
  const lap = (step: string): void => {
    steps.push(`${step} ${Math.round(performance.now() - since)} ms`);
    since = performance.now();
  };
  // In every region: a rule refuses one that answers otherwise than the others.
  for (const file of globSync('clusters/*/cluster.ts', { cwd: sandbox.root }))
    sandbox.edit(file, 'ciFailureAgent({', `ciFailureAgent({\n      ${PROPS}`);
  const { exitCode, stderr } = sandbox.run(['generate']);
  assert.equal(exitCode, 0, stderr);
  lap('generate');
  const changed = [...manifests(folder)].filter(([file, text]) => before.get(file) !== text);
  assert.deepEqual(
    changed.map(([file]) => file),
    ['gateway/VirtualService.networking.istio.io_ci-failure_api.yaml'],
  );
  for (const [, text] of changed) await bench.controlPlane.apply(text);
  lap('every Envoy took it');
  await until(async () => (await write()) === 504, { what: 'the new timeout', within: 30_000 });
  lap('504 after the new 400 ms');
  return steps.join(', ');
}

/** The text of each manifest below a folder, by its path there. */
function manifests(folder: string): ReadonlyMap<string, string> {
  const files = globSync('**/*.yaml', { cwd: folder });
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
