import { Policy } from '@auditorsec/checks/admission/policy';
import { ClusterObjects } from '@auditorsec/checks/objects';
import { noWildcardRole } from '@auditorsec/checks/rules/no-wildcard-role';
import { requireClosedNamespace } from '@auditorsec/checks/rules/require-closed-namespace';
import { acceptedConfig, type Description, toConfig } from '@auditorsec/cli/testing/arbitrary-config';
import type { InstalledApp } from '@auditorsec/config/app';
import { compose } from '@auditorsec/config/compose';
import { parseConfig } from '@auditorsec/config/parse';
import { standIn } from '@auditorsec/config/testing/compose-app';
import { plan } from '@auditorsec/manifest/plan';
import fc from 'fast-check';
import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy';
import { type Check, check } from '../check.ts';
import { type KubernetesObject, objectsOf, ofKind } from '../observability/objects.ts';

const CONFIGS = 10_000;

/** Made anew in each run: a fleet of one with the apps of another is one more that the schemas accept. */
const SAMPLES = 250;

/** Apps whose props are random; empty ones stand in for the others. */
const RANDOM = new Set(['namespaces', 'ci-failure-agent', 'ci-failure-worker', 'gateway', 'rate-limit']);

export const randomChecks: readonly Check<unknown>[] = [
  check(`of ${CONFIGS} random configs that the schemas accept, none makes an object beneath the baseline`, baseline),
];

async function baseline(): Promise<string> {
  const policies = policiesOf(objectsOf('us-east-1', 'admission'));
  const seed = Date.now();
  const samples = fc.sample(acceptedConfig(1), { numRuns: SAMPLES, seed });
  const faults = new Set<string>();
  let objects = 0;
  for (let index = 0; index < CONFIGS; index += 1) {
    const found = await composed(mixed(samples, index));
    objects += found.files.length;
    for (const fault of faultsOf(found, policies)) faults.add(fault);
  }
  if (faults.size > 0) throw new Error(`seed ${seed}\n  ${[...faults].join('\n  ')}`);
  return `${CONFIGS} configs of ${SAMPLES} fleets and ${SAMPLES} sets of apps, ${objects} objects, seed ${seed}`;
}

/** All but that of images: which registries are known is no matter of the schemas, which ask for digests themselves. */
function policiesOf(objects: readonly KubernetesObject[]): Policy[] {
  type Kind = KubernetesObject & Pick<IValidatingAdmissionPolicy, 'spec'>;
  const all = ofKind<Kind>(objects, 'ValidatingAdmissionPolicy');
  const judging = all.filter(({ metadata }) => metadata.name !== 'known-images');
  return judging.map(({ spec }) => new Policy(spec ?? {}));
}

/** The fleet of one sample with the apps of another: each pair once. */
function mixed(samples: readonly Description[], index: number): Description {
  const fleet = samples[index % SAMPLES];
  const apps = samples[(index + Math.floor(index / SAMPLES)) % SAMPLES]?.clusters[0]?.apps;
  if (!fleet || !apps) throw new Error('a sample has no cluster');
  return { ...fleet, clusters: fleet.clusters.map(({ name }) => ({ name, apps })) };
}

async function composed(description: Description): Promise<ClusterObjects> {
  const written = toConfig(description);
  const clusters = [...written.clusters].map(([name, cluster]) => [name, withStandIns(cluster as Cluster)] as const);
  const config = await parseConfig({ ...written, clusters: new Map(clusters) });
  const files = config.clusters.flatMap((cluster) => plan(compose(cluster, config.fleet)).files);
  return new ClusterObjects('random', files);
}

interface Cluster {
  readonly apps: readonly InstalledApp[];
}

function withStandIns(cluster: Cluster): Cluster {
  const apps = cluster.apps.map((app) => (RANDOM.has(app.definition.name) ? app : standIn(app.definition.name)));
  return { ...cluster, apps };
}

function faultsOf(objects: ClusterObjects, policies: readonly Policy[]): string[] {
  const faults: string[] = [];
  for (const rule of [noWildcardRole, requireClosedNamespace])
    rule.check(objects, ({ object }, message) => faults.push(`${rule.name} ${object.kind}: ${message}`));
  for (const { object } of objects.files)
    for (const policy of policies)
      faults.push(...policy.refusals(object).map((refusal) => `${object.kind} ${object.metadata.name}: ${refusal}`));
  return faults;
}
