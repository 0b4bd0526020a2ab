import { strict as assert } from 'node:assert';
import { check } from '../../check.ts';
import { assertNothingRefused } from '../../parts/envoy.ts';
import { Stage } from '../../parts/stage.ts';
import type { Proof, Session } from '../../session.ts';
import { CLUSTER, type GatewayBench, openBench } from '../bench.ts';
import { checks } from '../checks/checks.ts';
import { type Folders, generatedFolder } from '../generated.ts';
import { copyEdited } from './break.ts';
import type { GatewayMutation } from './mutation.ts';
import { mutations } from './mutations.ts';

/** The Envoy with the API that Istio ships. What newer ones do is the gateway proof's. */
const VERSION = '1.37.0';

/** Breaks the generated files one by one, and demands that the check that promises the broken part goes red. */
export const gatewayMutations: Proof = {
  name: 'gateway-mutations',
  about: 'breaks the generated files one by one: the check of each promise goes red, and is green before',
  run: async (session) => {
    const wanted = mutations.filter((mutation) => session.wants(nameOf(mutation)));
    if (wanted.length === 0) return;
    await session.check(
      check(`unbroken: the ${namesOf(wanted).length} checks are green`, () => unbroken(wanted, session)),
      undefined,
    );
    for (const mutation of wanted) {
      await session.check(
        check(nameOf(mutation), () => goesRed(mutation, session)),
        undefined,
      );
    }
  },
};

function nameOf({ says, check }: GatewayMutation): string {
  return `when ${says}, red is: ${check}`;
}

/** The checks that some mutations name, in the order of the gateway proof: some leave a pod ejected behind them. */
function namesOf(some: readonly GatewayMutation[]): string[] {
  return checks.map(({ name }) => name).filter((name) => some.some(({ check }) => check === name));
}

/** Runs the checks of these mutations over the files as they are; one that is red anyway sees nothing. */
async function unbroken(some: readonly GatewayMutation[], session: Session): Promise<string> {
  return withBench(session, { edits: [] }, async (bench) => {
    const faults: string[] = [];
    for (const name of namesOf(some)) {
      await runNamed(name, bench).catch((error: unknown) => faults.push(`${name}: ${inOneLine(error)}`));
    }
    if (faults.length > 0) throw new Error(`red without a breakage:\n  ${faults.join('\n  ')}`);
    return assertNothingRefused([...bench.gateways, ...bench.sidecars]);
  });
}

async function goesRed(mutation: GatewayMutation, session: Session): Promise<string> {
  return withBench(session, mutation, async (bench) => {
    // Refused by Envoy, the breakage would not be in force, and red would mean something else.
    await assertNothingRefused([...bench.gateways, ...bench.sidecars]);
    const fault = await runNamed(mutation.check, bench).then(
      (seen) => assert.fail(`stayed green, and saw: ${seen}`),
      inOneLine,
    );
    return fault;
  });
}

/** The beginning of what an error says: enough to see that it is red for the right reason. */
function inOneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s+/g, ' ').slice(0, 120);
}

async function runNamed(name: string, bench: GatewayBench): Promise<string> {
  const found = checks.find((check) => check.name === name);
  if (!found) throw new Error(`no check of the gateway proof is called ${JSON.stringify(name)}`);
  for (const upstream of bench.upstreams) upstream.reset();
  return found.run(bench);
}

/** A bench over edited files. Checks read what is promised from the files as they are. */
async function withBench(
  { progress }: Session,
  { edits, elsewhere, ofVariant }: Pick<GatewayMutation, 'edits' | 'elsewhere' | 'ofVariant'>,
  job: (bench: GatewayBench) => Promise<string>,
): Promise<string> {
  const stage = new Stage();
  try {
    const broken = { [CLUSTER]: ofVariant ? [] : edits, ...elsewhere };
    for (const [cluster, its] of Object.entries(broken)) copyEdited(generatedFolder(cluster), stage.file(cluster), its);
    const folders: Folders = (cluster) => (cluster in broken ? stage.file(cluster) : generatedFolder(cluster));
    const bench = await openBench(stage, { version: VERSION, folders, progress });
    return await job(ofVariant ? { ...bench, variantEdits: edits } : bench);
  } finally {
    await stage.close({ keepLogs: false });
  }
}
