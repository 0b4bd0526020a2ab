import { strict as assert } from 'node:assert';
import { type Check, check } from '../check.ts';
import { RefusedError } from '../parts/kube-api.ts';
import { all, until } from '../parts/until.ts';
import { applicationsOf, refresh, syncedTo } from './applications.ts';
import type { DeliveryBench, Region } from './bench.ts';

const APP = 'gateway';
const SERVICE = 'Service_istio-ingress_istio-ingress.yaml';
const WITHIN = { within: 60_000, every: 250 };

/** What one region suffers stays with it, and ends when its cause does. Each check brings a change of its own to all regions. */
export const outages: readonly Check<DeliveryBench>[] = [
  check('a manifest that one region refuses leaves the others syncing, and the next commit mends it', async (bench) => {
    const { repository, regions } = bench;
    const [broken, ...others] = regions as [Region, ...Region[]];
    changed(bench, 3);
    repository.sandbox.edit(`generated/${broken.name}/${APP}/${SERVICE}`, 'port: 443', 'port: 70000');
    const commit = repository.publish('a port that no address has');
    for (const { name } of regions) repository.move(name, commit);
    await all([refresh(broken, [APP]), ...others.map((region) => syncedTo(region, commit, [APP]))]);
    let said = '';
    const isRefused = async (): Promise<boolean> => {
      const application = (await applicationsOf(broken)).find(({ metadata }) => metadata.name === APP);
      said = application?.status?.operationState?.message ?? '';
      return said.includes('70000');
    };
    await until(isRefused, { what: `${broken.name} to refuse the port`, ...WITHIN });
    repository.sandbox.edit(`generated/${broken.name}/${APP}/${SERVICE}`, 'port: 70000', 'port: 443');
    await everywhere(bench, repository.publish('the port'));
    return `${others.map(({ name }) => name).join(', ')} in sync; ${broken.name}: ${said.split('\n')[0]?.slice(0, 160)}`;
  }),
  check(
    'a region whose API server is down catches up when it is back; the others do not wait for it',
    async (bench) => {
      const { repository, regions } = bench;
      const [first, ...others] = regions as [Region, ...Region[]];
      await first.stop();
      const commit = changed(bench, 4);
      for (const { name } of regions) repository.move(name, commit);
      await all(others.map((region) => syncedTo(region, commit, [APP])));
      await first.resume();
      await until(() => servesApplications(first), { what: `the API server of ${first.name}`, within: 60_000 });
      const started = performance.now();
      await syncedTo(first, commit, [APP]);
      return `${others.length} regions in sync meanwhile, ${first.name} ${Math.round((performance.now() - started) / 1000)} s after its server was back`;
    },
  ),
  check("Git's server is lost in the middle of an answer: Argo CD asks again", async (bench) => {
    const { repository, regions } = bench;
    const commit = changed(bench, 5);
    for (const { name } of regions) repository.move(name, commit);
    const held = repository.server.hold();
    await all(regions.map((region) => refresh(region, [APP])));
    await held;
    await repository.server.stop();
    await repository.server.resume();
    await everywhere(bench, commit);
    return 'a fetch was cut off; all regions are in sync';
  }),
  check('Argo CD is killed in the middle of a sync: started again, it ends it', async (bench) => {
    const { repository, regions } = bench;
    const [region] = regions as [Region];
    assert(region.argoCd);
    const commit = changed(bench, 6);
    for (const { name } of regions) repository.move(name, commit);
    await refresh(region, [APP]);
    const isSyncing = async (): Promise<boolean> => {
      const application = (await applicationsOf(region)).find(({ metadata }) => metadata.name === APP);
      return (
        application?.operation !== undefined || application?.status?.operationState?.syncResult?.revision === commit
      );
    };
    await until(isSyncing, { what: 'a sync to begin', within: 60_000 });
    await region.argoCd.kill();
    await region.argoCd.start();
    await everywhere(bench, commit);
    return 'all regions are in sync';
  }),
];

/** Renders another limit of requests in every region, and publishes it; returns the commit. */
function changed({ repository }: DeliveryBench, mebibytes: number): string {
  repository.sandbox.edit('clusters/fleet.ts', /maxRequestBody: '\d+Mi'/, `maxRequestBody: '${mebibytes}Mi'`);
  repository.generate();
  return repository.publish(`requests of ${mebibytes} MiB`);
}

async function everywhere({ repository, regions }: DeliveryBench, commit: string): Promise<void> {
  for (const { name } of regions) repository.move(name, commit);
  await all(regions.map((region) => syncedTo(region, commit, [APP])));
}

/** A server that is ready still refuses kinds of CRDs while it reads what it has stored of them. */
async function servesApplications({ api }: Region): Promise<boolean> {
  try {
    await api.request('/apis/argoproj.io/v1alpha1/applications');
    return true;
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}
