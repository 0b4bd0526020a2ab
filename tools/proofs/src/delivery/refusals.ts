import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import { type Check, check } from '../check.ts';
import { freePorts } from '../parts/ports.ts';
import { until } from '../parts/until.ts';
import type { DeliveryBench, Region } from './bench.ts';
import { type Answer, ask } from './promotion.ts';

/** An object of every region whose health somebody reports. */
const CERTIFICATE = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'api', namespace: 'istio-ingress' },
};
const WITHIN = { within: 120_000, every: 2000 };

/**
 * Of the step into the last region. The first waits until it would go; of the others each changes one thing, for which it must
 * not go, and changes it back.
 */
export const refusals: readonly Check<DeliveryBench>[] = [
  check('a dry run shows what the next region would get, and moves nothing', async (bench) => {
    const before = bench.repository.refs();
    const { receipts = [] } = await wouldGo(bench);
    assert.equal(bench.repository.refs(), before, 'branches and tags');
    const objects = receipts[0]?.changes.map(({ object }) => object);
    assert.deepEqual(objects, ['EnvoyFilter istio-ingress/body-limit']);
    return `${receipts.map(({ ring, changes }) => `${ring} ${changes.length}`).join(', ')}: ${objects}`;
  }),
  check('no step while an object of the ring before is not healthy, and one as soon as it is', async (bench) => {
    const [before] = lastTwo(bench);
    const report = (status: 'True' | 'False') => {
      const lastTransitionTime = `${new Date().toISOString().slice(0, -5)}Z`;
      const conditions = [{ type: 'Ready', status, reason: 'Told', message: 'as told', lastTransitionTime }];
      return before.api.merge(CERTIFICATE, { status: { conditions } }, 'status');
    };
    await report('False');
    let answer: Answer = { exitCode: 0 };
    const isRefused = async (): Promise<boolean> => {
      answer = await step(bench);
      return answer.exitCode !== 0;
    };
    await until(isRefused, { what: 'a refusal', ...WITHIN }).finally(() => report('True'));
    const seen = refused(answer, 7, 'applications');
    await wouldGo(bench);
    return seen;
  }),
  check('no step while an objective of the ring before burns, by a real Prometheus with our rules', async (bench) => {
    const [before] = lastTwo(bench);
    const answer = await step(bench, '--prometheus', `${before.name}=${bench.promotion.burning}`);
    return refused(answer, 7, 'objectives');
  }),
  check('no step when nobody answers: neither the API server of the ring before nor its Prometheus', async (bench) => {
    const [before] = lastTwo(bench);
    const nowhere = `127.0.0.1:${(await freePorts(['nobody'])).nobody}`;
    const file = bench.stage.file('kubeconfig-nowhere');
    await writeFile(file, (await readFile(before.kubeconfig, 'utf8')).replace(new URL(before.url).host, nowhere));
    const server = refused(await step(bench, '--kubeconfig', file), 8, 'applications');
    const prometheus = await step(bench, '--prometheus', `${before.name}=http://${nowhere}`);
    return `${server}; ${refused(prometheus, 8, 'objectives')}`;
  }),
  check('no step over a ring', async (bench) => {
    const answer = await ask(bench.promotion, 'promote', 'global', '--to', bench.repository.head());
    return refused(answer, 3, 'order');
  }),
  check('no step of a ring that `npm run freeze` has frozen, until `npm run unfreeze`', async (bench) => {
    const [, { name }] = lastTwo(bench);
    assert.equal((await ask(bench.promotion, 'freeze', name, '--reason', 'sale until Monday')).exitCode, 0);
    const seen = refused(await step(bench), 5, 'freeze');
    assert.equal((await ask(bench.promotion, 'unfreeze', name, '--reason', 'the sale is over')).exitCode, 0);
    await wouldGo(bench);
    return seen;
  }),
];

function lastTwo({ regions }: DeliveryBench): [Region, Region] {
  return regions.slice(-2) as [Region, Region];
}

/** Asks for the step, as a rehearsal: what would be refused is refused so as well. */
function step(bench: DeliveryBench, ...words: readonly string[]): Promise<Answer> {
  const [, { name }] = lastTwo(bench);
  return ask(bench.promotion, 'promote', name, '--dry-run', ...words);
}

/** Rehearses the step until nothing speaks against it. */
async function wouldGo(bench: DeliveryBench): Promise<Answer> {
  let answer: Answer = { exitCode: null };
  const isOpen = async (): Promise<boolean> => {
    answer = await step(bench);
    return answer.exitCode === 0;
  };
  await until(isOpen, { what: 'the step to be free', ...WITHIN, within: 240_000 }).catch((error: Error) => {
    throw new Error(`${error.message}: ${JSON.stringify(answer.gates?.filter(({ no }) => no) ?? answer.problems)}`);
  });
  return answer;
}

/** What one shut gate says; throws unless it is the only one, with this exit code. */
function refused({ exitCode, gates = [] }: Answer, code: number, gate: string): string {
  const shut = gates.filter(({ no }) => no);
  assert.deepEqual([exitCode, ...shut.map((each) => each.gate)], [code, gate], JSON.stringify(shut));
  return `${code}, ${shut[0]?.detail.replaceAll(/\s+/g, ' ')}`;
}
