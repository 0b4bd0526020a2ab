import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import { type Check, check } from '../check.ts';
import { type KubernetesObject, ofKind } from '../observability/objects.ts';
import type { KubeApi } from '../parts/kube-api.ts';
import { until } from '../parts/until.ts';
import { type SecurityBench, write } from './security-bench.ts';

const RBAC = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];

type Role = KubernetesObject & Pick<IClusterRole, 'rules'>;
type Binding = KubernetesObject & Pick<IRoleBinding, 'roleRef' | 'subjects'>;

export const permissionChecks: readonly Check<SecurityBench>[] = [
  check('each ServiceAccount may do what our roles declare, and nothing else (kubectl auth can-i --list)', declared),
];

async function declared(bench: SecurityBench): Promise<string> {
  let [asked, granted] = [0, 0];
  for (const [cluster, objects] of bench.clusters) {
    await write(bench.api, objects, ['Namespace', 'ServiceAccount', ...RBAC]);
    const everybody = await permissions(bench.api, { namespace: 'default', name: 'nobody' }, 'default');
    for (const { metadata } of ofKind(objects, 'ServiceAccount')) {
      const { name, namespace = 'default' } = metadata;
      for (const place of new Set([namespace, ...boundIn(objects, { name, namespace }), 'default'])) {
        const expected = declaredFor(objects, { name, namespace }, place);
        await match(bench.api, { name, namespace }, place, new Set([...everybody, ...expected]), cluster);
        asked += 1;
        granted += expected.size;
      }
    }
  }
  if (granted === 0) throw new Error('no account may do anything: nothing was asked');
  return `${asked} lists of accounts and namespaces, ${granted} permissions declared and granted`;
}

interface Account {
  readonly namespace: string;
  readonly name: string;
}

/** The server hears of new roles by a watch of its own: asked until it has. */
async function match(
  api: KubeApi,
  account: Account,
  place: string,
  expected: ReadonlySet<string>,
  cluster: string,
): Promise<void> {
  let actual: ReadonlySet<string> = new Set();
  const isEqual = async () => {
    actual = await permissions(api, account, place);
    return actual.symmetricDifference(expected).size === 0;
  };
  const what = `permissions of ${account.namespace}/${account.name}`;
  await until(isEqual, { what }).catch(() => {
    const more = [...actual.difference(expected)].join('; ') || 'nothing';
    const less = [...expected.difference(actual)].join('; ') || 'nothing';
    throw new Error(`${cluster} ${what} in ${place}: beyond what is declared ${more}; declared and lacking ${less}`);
  });
}

/** What `kubectl auth can-i --list` asks, in the account's place: one text for each verb on each resource. */
async function permissions(api: KubeApi, { namespace, name }: Account, place: string): Promise<ReadonlySet<string>> {
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
  const { body } = await api.request('/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', {
    method: 'POST',
    body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace: place } },
    as: { user: `system:serviceaccount:${namespace}:${name}`, groups },
  });
  const { status } = body as { status: { resourceRules: Rule[]; nonResourceRules: Rule[]; incomplete: boolean } };
  if (status.incomplete) throw new Error('the server does not know all permissions');
  return new Set([...status.resourceRules, ...status.nonResourceRules].flatMap(flat));
}

type Rule = NonNullable<IClusterRole['rules']>[number];

function flat({ apiGroups, resources, resourceNames, nonResourceURLs, verbs }: Rule): string[] {
  const named = resourceNames?.length ? ` called ${[...resourceNames].sort().join(', ')}` : '';
  const places = (apiGroups ?? []).flatMap((group) => (resources ?? []).map((one) => `${one}.${group}${named}`));
  return [...places, ...(nonResourceURLs ?? [])].flatMap((place) => verbs.map((verb) => `${verb} ${place}`));
}

function bindingsOf(objects: readonly KubernetesObject[], { namespace, name }: Account): Binding[] {
  const bindings = [...ofKind<Binding>(objects, 'RoleBinding'), ...ofKind<Binding>(objects, 'ClusterRoleBinding')];
  return bindings.filter(({ metadata, subjects = [] }) =>
    subjects.some(
      (subject) =>
        subject.kind === 'ServiceAccount' &&
        subject.name === name &&
        (subject.namespace ?? metadata.namespace) === namespace,
    ),
  );
}

function boundIn(objects: readonly KubernetesObject[], account: Account): string[] {
  return bindingsOf(objects, account).flatMap(({ metadata }) => metadata.namespace ?? []);
}

function declaredFor(objects: readonly KubernetesObject[], account: Account, place: string): ReadonlySet<string> {
  const bindings = bindingsOf(objects, account).filter(({ metadata }) =>
    [undefined, place].includes(metadata.namespace),
  );
  const rules = bindings.flatMap(({ metadata, roleRef }) => {
    const roles = ofKind<Role>(objects, roleRef.kind).filter((role) => role.metadata.name === roleRef.name);
    return roles
      .filter((role) => roleRef.kind === 'ClusterRole' || role.metadata.namespace === metadata.namespace)
      .flatMap(({ rules = [] }) => rules);
  });
  return new Set(rules.flatMap(flat));
}
