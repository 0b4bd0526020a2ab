import type { AdmissionPolicyProps } from '@auditorsec/admission/admission-policy';
import { exempt } from '../exempt.ts';

const group = { group: 'rbac.authorization.k8s.io', version: 'v1' };
const rules = 'object.?rules.orValue([])';

/** Roles of namespaces name what they allow. Roles of the whole cluster are made by charts as well, and not judged here. */
export const roles: AdmissionPolicyProps = {
  name: 'named-permissions',
  kinds: [{ ...group, resources: ['roles'] }],
  demands: [
    {
      expression: `${rules}.all(rule, !('*' in rule.verbs) && !('*' in rule.?resources.orValue([])) && !('*' in rule.?apiGroups.orValue([])))`,
      message: 'a wildcard also allows what comes with the next version. Name the groups, resources and verbs.',
    },
    {
      expression: `${rules}.all(rule, !rule.verbs.exists(verb, verb in ['escalate', 'bind', 'impersonate']))`,
      message: 'whoever has escalate, bind or impersonate has everything. Leave these verbs out.',
    },
  ],
  exempt,
};

const others = Object.keys(exempt).map((namespace) => `'${namespace}'`);

/** Nobody who runs a workload of ours administers the cluster, or a namespace. */
export const bindings: AdmissionPolicyProps = {
  name: 'no-administrators',
  kinds: [{ ...group, resources: ['rolebindings', 'clusterrolebindings'] }],
  variables: {
    accounts: `object.?subjects.orValue([]).filter(subject, subject.kind == 'ServiceAccount' && !(subject.?namespace.orValue('') in [${others.join(', ')}]))`,
  },
  demands: [
    {
      expression: "!(object.roleRef.name in ['cluster-admin', 'admin', 'edit']) || variables.accounts.size() == 0",
      message: 'a workload would administer others. Bind a Role that names what it needs.',
      found: "variables.accounts.map(subject, subject.?namespace.orValue('') + '/' + subject.name)",
    },
    {
      expression:
        "object.?subjects.orValue([]).all(subject, !(subject.name in ['system:anonymous', 'system:unauthenticated', 'system:authenticated', 'system:serviceaccounts']) || object.metadata.name.startsWith('system:'))",
      message: 'everybody, or every pod, would have it. Name the groups or accounts that need it.',
    },
  ],
  exempt: {},
};
