import { withField } from '../admission/slips.ts';
import type { KubernetesObject } from '../observability/objects.ts';
import { type Change, images, pods, services } from './offending-changes.ts';

/** An object that no cluster may admit. */
export interface Offence {
  readonly policy: string;
  readonly says: string;
  readonly object: KubernetesObject;
  /** What the server's message holds. */
  readonly refused: string;
}

type Find = (kind: string, name: string) => KubernetesObject;

/** Of each policy three objects or more: ours with one field another, and small ones of our own making. */
export function offencesOf(find: Find): readonly Offence[] {
  const agent = find('Deployment', 'ci-failure-agent');
  const service = find('Service', 'ci-failure-agent-stable');
  const changed = (policy: string, object: KubernetesObject, changes: readonly Change[]): Offence[] =>
    changes.map(([says, field, value, refused]) => ({
      policy,
      says,
      object: withField(object, field, value),
      refused,
    }));
  const made = (policy: string, entries: readonly (readonly [string, KubernetesObject, string])[]): Offence[] =>
    entries.map(([says, object, refused]) => ({ policy, says, object, refused }));
  return [
    ...changed('known-images', agent, images),
    ...changed('known-images', find('CronJob', 'ci-failure-nightly'), [
      [
        'latest in a CronJob',
        [...CRON_POD, 'containers', 0, 'image'],
        'docker.io/otel/collector:latest',
        'Found: docker.io/otel',
      ],
    ]),
    ...changed('hardened-pods', agent, pods),
    ...changed('closed-services', service, services),
    ...changed('closed-services', find('Service', 'istio-eastwestgateway'), [
      ['the way between regions, public', ['metadata', 'annotations', SCHEME], 'internet-facing', 'would be public'],
    ]),
    ...changed('labelled-namespaces', find('Namespace', 'ci-failure'), [
      ['a namespace without labels', ['metadata', 'labels'], {}, 'enforce must be restricted'],
      [
        'a namespace of privileged pods',
        ['metadata', 'labels', `${SECURITY}/enforce`],
        'privileged',
        'enforce must be restricted',
      ],
      ['a namespace of no environment', ['metadata', 'labels', 'auditorsec.com/environment'], '', 'whose bill'],
    ]),
    ...made('named-permissions', [
      ['a role of every verb', role([{ apiGroups: [''], resources: ['pods'], verbs: ['*'] }]), 'a wildcard'],
      ['a role over every resource', role([{ apiGroups: [''], resources: ['*'], verbs: ['get'] }]), 'a wildcard'],
      ['a role over every group', role([{ apiGroups: ['*'], resources: ['pods'], verbs: ['get'] }]), 'a wildcard'],
      [
        'a role that may take another account',
        role([{ apiGroups: [''], resources: ['users'], verbs: ['impersonate'] }]),
        'impersonate',
      ],
    ]),
    ...made('no-administrators', [
      [
        'a workload that administers the cluster',
        clusterBinding('cluster-admin', account),
        'ci-failure/ci-failure-agent',
      ],
      ['a workload that edits all namespaces', clusterBinding('edit', account), 'ci-failure/ci-failure-agent'],
      ['a workload that administers its namespace', binding('admin', account), 'ci-failure/ci-failure-agent'],
      [
        'a role for everybody',
        clusterBinding('view', { kind: 'Group', apiGroup: RBAC, name: 'system:authenticated' }),
        'everybody',
      ],
    ]),
  ];
}

const SCHEME = 'service.beta.kubernetes.io/aws-load-balancer-scheme';
const SECURITY = 'pod-security.kubernetes.io';
const RBAC = 'rbac.authorization.k8s.io';
const CRON_POD = ['spec', 'jobTemplate', 'spec', 'template', 'spec'] as const;

const account = { kind: 'ServiceAccount', name: 'ci-failure-agent', namespace: 'ci-failure' };

function role(rules: readonly object[]): KubernetesObject {
  return of('Role', { namespace: 'ci-failure' }, { rules });
}

function clusterBinding(name: string, subject: object): KubernetesObject {
  return of('ClusterRoleBinding', {}, { roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name }, subjects: [subject] });
}

function binding(name: string, subject: object): KubernetesObject {
  const roleRef = { apiGroup: RBAC, kind: 'ClusterRole', name };
  return of('RoleBinding', { namespace: 'ci-failure' }, { roleRef, subjects: [subject] });
}

function of(kind: string, metadata: { readonly namespace?: string }, fields: object): KubernetesObject {
  return { apiVersion: `${RBAC}/v1`, kind, metadata: { name: 'offence', ...metadata }, ...fields };
}
