import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { type Check, check } from '../check.ts';
import { startArgoCd } from '../parts/argo-cd.ts';
import { readCrds } from '../parts/crds.ts';
import { all } from '../parts/until.ts';
import { applicationNames, healthy, syncedTo } from './applications.ts';
import { ARGO_CD_KINDS, type DeliveryBench, type Region } from './bench.ts';
import { standIn } from './stand-ins.ts';

const COMMAND = join(repositoryRoot, 'tools/bootstrap/main.mjs');

export const bootstrap: Check<DeliveryBench> = check(
  'each region comes to be from nothing by `npm run bootstrap` alone: all Applications in sync and healthy',
  async (bench) => {
    const { repository, rings, staging, regions } = bench;
    repository.generate();
    const commit = repository.publish('begin');
    for (const { name } of rings) repository.move(name, commit);
    await writeHelm(bench);
    const seen = await all([staging, ...regions].map((region) => bootstrapped(bench, region, commit)));
    const charts = new Set([...repository.leftOut].map((file) => /_argocd_(.+)\.yaml$/.exec(file)?.[1]));
    return `${seen.join(', ')}; left out, as charts: ${[...charts].sort().join(', ')}`;
  },
);

async function bootstrapped(bench: DeliveryBench, region: Region, commit: string): Promise<string> {
  const objects = bench.repository.objects(region.name).map(({ object }) => object);
  const started = performance.now();
  const words = [COMMAND, region.name, '--apply', '--root', bench.repository.sandbox.root];
  const env = { ...process.env, PATH: `${bench.programs}:${process.env['PATH']}`, KUBECONFIG: region.kubeconfig };
  await promisify(execFile)(process.execPath, words, { env });
  region.argoCd = await startArgoCd(bench.stage, region, { trusted: bench.trusted, progress: bench.progress });
  const stop = standIn(region, objects);
  const names = applicationNames(bench, region.name);
  await syncedTo(region, commit, names, 900_000)
    .then(() => healthy(region, names))
    .finally(stop);
  const seconds = Math.round((performance.now() - started) / 1000);
  return `${region.name} ${names.length} Applications, ${objects.length} objects, ${seconds} s`;
}

/**
 * In place of helm, which would need the chart's registry, what the chart makes beside Deployments: Argo CD's kinds, a
 * setting that we don't render, and a secret of its own.
 */
async function writeHelm({ programs }: DeliveryBench): Promise<void> {
  const kinds = (await readCrds()).filter(({ group, kind }) => group === 'argoproj.io' && ARGO_CD_KINDS.includes(kind));
  const metadata = (name: string) => JSON.stringify({ name, labels: { 'app.kubernetes.io/part-of': 'argocd' } });
  const chart = [
    ...kinds.map(({ text }) => text),
    `{"apiVersion":"v1","kind":"ConfigMap","metadata":${metadata('argocd-cmd-params-cm')}}`,
    `{"apiVersion":"v1","kind":"Secret","metadata":${metadata('argocd-secret')}}`,
  ];
  const file = join(programs, 'chart.yaml');
  await writeFile(file, chart.join('\n---\n'));
  await writeFile(join(programs, 'helm'), `#!/bin/sh\ncat >/dev/null\ncat '${file}'\n`, { mode: 0o755 });
}
