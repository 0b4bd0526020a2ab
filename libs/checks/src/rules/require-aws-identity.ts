import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { permissionsOf, roleOf } from '../aws-identity.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';
import { cacheConfig, databaseConfig } from '../store-config.ts';

/** Pods that connect to a store by tokens of IAM have a role that may connect as that store's user. */
export const requireAwsIdentity: ClusterRule = {
  name: 'require-aws-identity',
  scope: 'cluster',
  check(objects, report) {
    for (const pod of objects.pods()) {
      const connections = connectionsOf(objects, pod);
      const role = roleOf(objects, pod);
      const account = `${pod.namespace}/${pod.spec.serviceAccountName ?? 'default'}`;
      for (const { store, action, resource } of connections) {
        const refused = `${store} refuses every connection of these pods`;
        if (!role) report(pod.file, `${refused}: no PodIdentityAssociation names ${account}. Add podIdentity.`);
        else if (!allows(objects, role, action, resource))
          report(pod.file, `${refused}: the role ${role} may not ${action} on …${resource}. Add the statement.`);
      }
    }
  },
};

interface Connection {
  readonly store: string;
  readonly action: string;
  /** The end of its ARN. */
  readonly resource: string;
}

/** What the ConfigMaps that a pod mounts tell it to connect to. */
function connectionsOf(objects: ClusterObjects, { namespace, spec }: PodTemplate): Connection[] {
  return (spec.volumes ?? []).flatMap(({ configMap }) => {
    const mounted = objects.get<IConfigMap>('ConfigMap', namespace, configMap?.name ?? '')?.object ?? {};
    const database = databaseConfig(mounted);
    const cacheUser = cacheConfig(mounted)?.client?.user;
    return [
      ...(database?.authentication?.type === 'iam'
        ? [{ store: 'the database', action: 'rds-db:connect', resource: `/${database.user}` }]
        : []),
      ...(cacheUser ? [{ store: 'the cache', action: 'elasticache:Connect', resource: `:user:${cacheUser}` }] : []),
    ];
  });
}

function allows(objects: ClusterObjects, role: string, action: string, resource: string): boolean {
  return permissionsOf(objects, role).some(
    ({ actions, resources }) => actions.includes(action) && resources.some((arn) => arn.endsWith(resource)),
  );
}
