import { strict as assert } from 'node:assert';
import { type Check, check } from '../check.ts';
import { until } from '../parts/until.ts';
import { refreshed, syncedTo } from './applications.ts';
import type { DeliveryBench, Region } from './bench.ts';
import { editedRing, restoredRing } from './ring-edit.ts';

const APP = 'gateway';
const POLICY = {
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'deny-admin-elsewhere', namespace: 'istio-ingress' },
};
const FILE = `${APP}/AuthorizationPolicy.security.istio.io_istio-ingress_deny-admin-elsewhere.yaml`;
const WITHIN = { within: 60_000, every: 250 };

/** Each in the first region, which is as it was afterwards. */
export const drift: readonly Check<DeliveryBench>[] = [
  check('a field that somebody changes by hand is put back', async ({ regions }) => {
    const [{ api }] = regions as [Region];
    const started = performance.now();
    await api.merge(POLICY, { spec: { action: 'AUDIT' } });
    await until(async () => (await actionOf(regions)) === 'DENY', { what: 'the action in Git', ...WITHIN });
    return `AUDIT became DENY again after ${Math.round(performance.now() - started)} ms`;
  }),
  check('an object that somebody deletes by hand is made again', async ({ regions }) => {
    const [{ api }] = regions as [Region];
    const before = await api.find(POLICY);
    await api.delete(POLICY);
    const isAnother = async (): Promise<boolean> => {
      const now = await api.find(POLICY);
      return now !== undefined && now.metadata.uid !== before?.metadata.uid;
    };
    await until(isAnother, { what: 'the policy that was deleted', ...WITHIN });
    return 'another object, of the same content';
  }),
  check('an object that Git no longer has is pruned, and comes back with it', async (bench) => {
    const [region] = bench.regions as [Region];
    const without = editedRing(bench, `the policy goes`, (folder, sandbox) => sandbox.remove(`${folder}/${FILE}`));
    await syncedTo(region, without, [APP]);
    await until(async () => (await region.api.find(POLICY)) === undefined, { what: 'the policy to go', ...WITHIN });
    await syncedTo(region, restoredRing(bench), [APP]);
    assert.equal(await actionOf(bench.regions), 'DENY');
    return 'gone, and there again';
  }),
  check('without self-heal a change by hand stays: the check above would see it', async (bench) => {
    const [region] = bench.regions as [Region];
    const file = `delivery/Application.argoproj.io_argocd_${APP}.yaml`;
    const lame = editedRing(bench, 'no self-heal', (folder, sandbox) =>
      sandbox.edit(`${folder}/${file}`, 'selfHeal: true', 'selfHeal: false'),
    );
    await syncedTo(region, lame, ['delivery', APP]);
    await region.api.merge(POLICY, { spec: { action: 'AUDIT' } });
    await refreshed(region, [APP]);
    const seen = await actionOf(bench.regions);
    await syncedTo(region, restoredRing(bench), ['delivery', APP]);
    assert.equal(seen, 'AUDIT', 'after Argo CD has looked at it');
    await until(async () => (await actionOf(bench.regions)) === 'DENY', { what: 'the action in Git', ...WITHIN });
    return 'it stayed, and went when self-heal was back';
  }),
];

async function actionOf(regions: readonly Region[]): Promise<string | undefined> {
  const [{ api }] = regions as [Region];
  return (await api.find<Awaited<ReturnType<typeof api.find>> & { spec: { action: string } }>(POLICY))?.spec.action;
}
