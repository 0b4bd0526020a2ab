import { type Check, check } from '../check.ts';
import type { KubernetesObject } from '../observability/objects.ts';
import { startArgoCd } from '../parts/argo-cd.ts';
import { all } from '../parts/until.ts';
import { applicationNames, syncedTo } from './applications.ts';
import type { DeliveryBench, Region } from './bench.ts';
import { standIn } from './stand-ins.ts';

const NAMESPACE = 'argocd';

export const bootstrap: Check<DeliveryBench> = check(
  'each region comes to be from nothing but Argo CD and one Application: all Applications in sync, in no order of ours',
  async (bench) => {
    const { repository, rings, regions } = bench;
    repository.generate();
    const commit = repository.publish('begin');
    for (const { name } of rings) repository.move(name, commit);
    const seen = await all(regions.map((region) => bootstrapped(bench, region, commit)));
    const charts = new Set([...repository.leftOut].map((name) => name.split(' ')[1]));
    return `${seen.join(', ')}; left out, as charts: ${[...charts].sort().join(', ')}`;
  },
);

async function bootstrapped(bench: DeliveryBench, region: Region, commit: string): Promise<string> {
  const files = bench.repository.objects(region.name);
  const objects = files.map(({ object }) => object);
  const started = performance.now();
  // What the installation of Argo CD itself brings: its namespace, its settings, a secret of its own.
  await region.api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  for (const settings of settingsOf(objects)) await region.api.apply(settings);
  region.argoCd = await startArgoCd(bench.stage, region, { trusted: bench.trusted, progress: bench.progress });
  for (const first of objects.filter(isFirst)) await region.api.apply(first);
  const stop = standIn(region, objects);
  const names = applicationNames(bench, region.name);
  await syncedTo(region, commit, names, 400_000).finally(stop);
  return `${region.name} ${names.length} Applications, ${objects.length} objects, ${seconds(started)}`;
}

const PART_OF = { 'app.kubernetes.io/part-of': 'argocd' };

/** The settings that we render, and what Argo CD asks for beside them. */
function settingsOf(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const rendered = objects.filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.namespace === NAMESPACE);
  const given = new Set(rendered.map(({ metadata }) => metadata.name));
  const asked = ['argocd-cm', 'argocd-rbac-cm', 'argocd-cmd-params-cm'].filter((name) => !given.has(name));
  const empty = asked.map((name) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: own(name) }));
  return [...rendered, ...empty, { apiVersion: 'v1', kind: 'Secret', metadata: own('argocd-secret') }];
}

function own(name: string): KubernetesObject['metadata'] {
  return { name, namespace: NAMESPACE, labels: PART_OF };
}

/** What somebody applies by hand, once: the project, and the Application that brings all others. */
function isFirst({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'AppProject' || (kind === 'Application' && metadata.name === 'delivery');
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(0)} s`;
}
