import { podOf } from '../admission/pods.ts';
import { withField } from '../admission/slips.ts';
import { type Check, check } from '../check.ts';
import { type KubernetesObject, ofKind } from '../observability/objects.ts';
import { until } from '../parts/until.ts';
import { offencesOf } from './offences.ts';
import { refusal, type SecurityBench, write } from './security-bench.ts';

const POLICIES = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];

/** Kinds that policies judge. */
const JUDGED = new Set(
  'Namespace Service Deployment StatefulSet DaemonSet Job CronJob Pod Role RoleBinding ClusterRoleBinding'.split(' '),
);

export const policyChecks: readonly Check<SecurityBench>[] = [
  check('of each admission policy three objects or more are refused, each for its own reason', offencesRefused),
  check('every object of every cluster that a policy judges is admitted, and so are the pods that they make', admitted),
  check('what charts and operators run in namespaces of their own is not judged', exempted),
];

async function offencesRefused(bench: SecurityBench): Promise<string> {
  const objects = await withPolicies(bench, 'us-east-1');
  const find = (kind: string, name: string): KubernetesObject => {
    const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
    if (!found) throw new Error(`us-east-1 has no ${kind} ${name}`);
    return found;
  };
  const offences = offencesOf(find);
  const counts = Map.groupBy(offences, ({ policy }) => policy);
  const names = objects.filter(({ kind }) => kind === POLICIES[0]).map(({ metadata }) => metadata.name);
  const faults = names.filter((name) => (counts.get(name)?.length ?? 0) < 3).map((name) => `${name}: too few offences`);
  for (const { policy, says, object, refused } of offences) {
    const message = (await refusal(bench.api, object)) ?? 'it is admitted';
    if (!message.includes(`'${policy}'`) || !message.includes(refused)) faults.push(`${says}: ${message}`);
  }
  return told(faults, `${names.length} policies refuse ${offences.length} objects`);
}

async function admitted(bench: SecurityBench): Promise<string> {
  const faults: string[] = [];
  let count = 0;
  for (const cluster of bench.clusters.keys()) {
    const objects = await withPolicies(bench, cluster);
    const judged = [...objects, ...objects.flatMap(podOf)].filter(({ kind }) => JUDGED.has(kind));
    count += judged.length;
    for (const object of judged) {
      const message = await refusal(bench.api, object);
      if (message !== undefined) faults.push(`${cluster} ${message}`);
    }
  }
  return told(faults, `${count} objects and pods`);
}

async function exempted(bench: SecurityBench): Promise<string> {
  const objects = await withPolicies(bench, 'us-east-1');
  const agent = ofKind(objects, 'Deployment').find(({ metadata }) => metadata.name === 'ci-failure-agent');
  if (!agent) throw new Error('us-east-1 has no Deployment ci-failure-agent');
  const image = ['spec', 'template', 'spec', 'containers', 0, 'image'];
  const offence = withField(agent, image, 'reg.kyverno.io/kyverno/kyverno');
  const within = (namespace: string) => ({ ...offence, metadata: { name: 'moved', namespace } });
  const [there, here] = [await refusal(bench.api, within('kyverno')), await refusal(bench.api, within('ratelimit'))];
  if (there !== undefined || here === undefined) throw new Error(`kyverno: ${there}; ratelimit: ${here}`);
  return 'one Deployment is admitted in kyverno, and refused in ratelimit';
}

/** Writes what other objects need, and the policies; returns once the server judges by them. */
async function withPolicies({ api, clusters }: SecurityBench, cluster: string): Promise<readonly KubernetesObject[]> {
  const objects = clusters.get(cluster) ?? [];
  await write(api, objects, ['Namespace', 'PriorityClass', 'ServiceAccount', ...POLICIES]);
  const nameless = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'without-labels' } };
  await until(async () => (await refusal(api, nameless)) !== undefined, { what: 'the policies', within: 60_000 });
  return objects;
}

function told(faults: readonly string[], seen: string): string {
  if (faults.length > 0) throw new Error(`\n  ${faults.join('\n  ')}`);
  return seen;
}
