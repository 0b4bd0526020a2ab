import { objectName } from '@auditorsec/manifest/patch';
import { policiesOf } from '../authorization.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { meshTelemetry, percentageOf, recordedPercent, type SamplingFile, samplingFiles } from '../sampling.ts';
import { tailShares } from '../tail-sampling.ts';

/** Proxies, clients and collectors keep the same share of traces: each takes it where the others leave it, and only one does. */
export const matchSampling: ClusterRule = {
  name: 'match-sampling',
  scope: 'cluster',
  check(objects, report) {
    for (const sampling of samplingFiles(objects)) {
      checkDefault(objects, sampling, report);
      for (const [service, percentage] of sampling.services) {
        if (percentage <= sampling.byDefault) continue;
        checkFirstHops(objects, sampling, service, percentage, report);
        checkTail(objects, sampling, service, percentage, report);
      }
    }
    checkTakenOnce(objects, report);
  },
};

function checkDefault(objects: ClusterObjects, { file, field, byDefault }: SamplingFile, report: Report): void {
  const mesh = percentageOf(meshTelemetry(objects)) ?? 0;
  if (mesh === byDefault) return;
  report(
    file,
    `applications record ${byDefault}% of the traces that begin with them, and proxies ${mesh}% of theirs: for how many ` +
      'requests a trace stands depends on where it began. Make both of one value ' +
      `(mesh Telemetry: randomSamplingPercentage: ${byDefault}).`,
    field,
  );
}

/** The service itself and whoever calls it, directly or through others: each may be where a trace begins. */
function checkFirstHops(
  objects: ClusterObjects,
  { file, field }: SamplingFile,
  service: string,
  percentage: number,
  report: Report,
): void {
  for (const pod of hopsTo(objects, podsOf(objects, service))) {
    const recorded = recordedPercent(objects, pod);
    if (recorded >= percentage) continue;
    report(
      file,
      `${percentage}% of the traces of ${service} are wanted, but where they begin at ${objectName(pod.file.object)} its ` +
        `proxy records ${recorded}%, and the first hop decides for all that follow. Write randomSamplingPercentage: 100 ` +
        'in a Telemetry for it: collectors take the share when the trace is complete.',
      field,
    );
  }
}

function podsOf(objects: ClusterObjects, service: string): PodTemplate[] {
  return objects.pods().filter(({ labels }) => labels['app'] === service);
}

function hopsTo(objects: ClusterObjects, found: readonly PodTemplate[]): ReadonlySet<PodTemplate> {
  const hops = new Set(found);
  for (const pod of hops) for (const caller of callersOf(objects, pod)) hops.add(caller);
  return hops;
}

function callersOf(objects: ClusterObjects, pod: PodTemplate): PodTemplate[] {
  const accounts = new Set(
    policiesOf(objects, pod, 'ALLOW')
      .flatMap(({ object }) => object.spec?.rules ?? [])
      .flatMap(({ from = [] }) => from.flatMap(({ source }) => source?.serviceAccounts ?? [])),
  );
  return objects.pods().filter(({ namespace, spec }) => accounts.has(`${namespace}/${spec.serviceAccountName}`));
}

function checkTail(
  objects: ClusterObjects,
  { file, field }: SamplingFile,
  service: string,
  percentage: number,
  report: Report,
): void {
  const shares = tailShares(objects);
  const kept = shares
    .filter(({ services }) => !services || services.includes(service))
    .map((share) => share.percentage);
  if (shares.length === 0 || Math.max(0, ...kept) >= percentage) return;
  report(
    file,
    `${percentage}% of the traces of ${service} are recorded, and the collector keeps ${Math.max(0, ...kept)}% of them. ` +
      `Add a policy for service.name ${service} with sampling_percentage: ${percentage}.`,
    field,
  );
}

function checkTakenOnce(objects: ClusterObjects, report: Report): void {
  const mesh = percentageOf(meshTelemetry(objects)) ?? 0;
  for (const { file, field, services, percentage } of tailShares(objects)) {
    if (percentage >= 100) continue;
    const pods = services?.flatMap((service) => podsOf(objects, service));
    const recorded = pods ? Math.min(100, ...pods.map((pod) => recordedPercent(objects, pod))) : mesh;
    if (recorded >= 100) continue;
    report(
      file,
      `the collector keeps ${percentage}% of traces of which proxies recorded ${recorded}%: the share is taken twice, and errors ` +
        'in the rest are seen by nobody. Record these traces in full, or keep all that were sampled where they began.',
      field,
    );
  }
}
