import { strict as assert } from 'node:assert';
import { versions } from '@auditorsec/versions/versions';
import { type Check, check } from '../check.ts';
import type { KubernetesObject } from '../observability/objects.ts';
import { type KubeApi, RefusedError } from '../parts/kube-api.ts';
import { podOf } from './pods.ts';
import { slips, withField } from './slips.ts';

/** What the checks ask, and what about. */
export interface AdmissionBench {
  readonly api: KubeApi;
  /** How many CRDs the server has. */
  readonly crds: number;
  /** Name of a cluster → its generated objects. */
  readonly clusters: ReadonlyMap<string, readonly KubernetesObject[]>;
}

/** Custom kinds whose CRD can't be had here: the server is not asked about them. */
const WITHOUT_CRD: readonly string[] = [];

/** Written for real, in this order, before anything else is asked: admission of other objects looks at them. */
const FIRST = [
  'Namespace',
  'PriorityClass',
  'ServiceAccount',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];

/** Enough to keep both cores of a machine busy. */
const AT_ONCE = 4;

export const checks: readonly Check<AdmissionBench>[] = [
  check(`Kubernetes ${versions.kubernetes} knows every kind that is rendered`, known),
  check('every object of every cluster is admitted by server-side apply, no field unknown, no warning', admitted),
  check('the pods of every workload are admitted: Pod Security, service accounts, priorities', pods),
  check('each slip that no schema sees is refused, for its own reason', refused),
];

async function known({ api, clusters, crds }: AdmissionBench): Promise<string> {
  const kinds = new Map(
    [...clusters.values()].flat().map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]),
  );
  const unknown: string[] = [];
  for (const [name, kind] of kinds) await api.path({ ...kind, metadata: {} }).catch(() => unknown.push(name));
  assert.deepEqual(unknown, WITHOUT_CRD, 'the kinds without a CRD');
  return `${kinds.size} kinds, of ${crds} CRDs and built in`;
}

async function admitted(bench: AdmissionBench): Promise<string> {
  const faults: string[] = [];
  const counts: string[] = [];
  for (const [cluster, objects] of bench.clusters) {
    faults.push(...homeless(objects).map((fault) => `${cluster} ${fault}`));
    await writeFirst(bench, objects);
    const answers = await Promise.all(shares(objects).map((share) => faultsOf(bench.api, share)));
    faults.push(...answers.flat().map((fault) => `${cluster} ${fault}`));
    counts.push(`${cluster} ${objects.length}`);
  }
  return told(faults, counts.join(', '));
}

/** The server has the namespaces of all clusters; an object needs one of its own cluster. */
function homeless(objects: readonly KubernetesObject[]): string[] {
  const namespaces = new Set(objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  namespaces.add('kube-system').add('default');
  const lost = objects.filter(({ metadata: { namespace } }) => namespace !== undefined && !namespaces.has(namespace));
  return lost.map((object) => `${nameOf(object)}: no file makes its namespace`);
}

async function writeFirst({ api }: AdmissionBench, objects: readonly KubernetesObject[]): Promise<void> {
  for (const first of FIRST) for (const object of objects.filter(({ kind }) => kind === first)) await api.apply(object);
}

async function pods(bench: AdmissionBench): Promise<string> {
  const faults: string[] = [];
  let count = 0;
  for (const [cluster, objects] of bench.clusters) {
    await writeFirst(bench, objects);
    const made = objects.flatMap(podOf);
    count += made.length;
    faults.push(...(await faultsOf(bench.api, made)).map((fault) => `${cluster} ${fault}`));
  }
  if (count === 0) throw new Error('no workload has a pod: nothing was asked');
  return told(faults, `${count} pods`);
}

async function refused(bench: AdmissionBench): Promise<string> {
  const [objects = []] = bench.clusters.values();
  await writeFirst(bench, objects);
  const faults: string[] = [];
  for (const { says, kind, field, value, refused: expected } of slips) {
    const object = [...objects, ...objects.flatMap(podOf)].find((candidate) => candidate.kind === kind);
    const [fault = 'it is admitted'] = object
      ? await faultsOf(bench.api, [withField(object, field, value)])
      : ['no object'];
    if (!expected.test(fault)) faults.push(`${says}: ${fault}`);
  }
  return told(faults, `${slips.length} slips`);
}

/** What the server refuses of these objects, or warns of. */
async function faultsOf(api: KubeApi, objects: readonly KubernetesObject[]): Promise<string[]> {
  const faults: string[] = [];
  for (const object of objects) {
    const said = await api.apply(object, { dryRun: true }).catch((error: unknown) => {
      if (error instanceof RefusedError) return [error.message];
      throw error;
    });
    faults.push(...said.map((text) => `${nameOf(object)}: ${text}`));
  }
  return faults;
}

function shares<T>(list: readonly T[]): T[][] {
  return Array.from({ length: AT_ONCE }, (_, share) => list.filter((_item, index) => index % AT_ONCE === share));
}

function nameOf({ kind, metadata: { namespace, name } }: KubernetesObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function told(faults: readonly string[], seen: string): string {
  if (faults.length > 0) throw new Error(`\n  ${faults.join('\n  ')}`);
  return seen;
}
