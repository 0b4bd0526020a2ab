import type { ClusterObjects } from '@auditorsec/checks/objects';
import type { Costs } from '@auditorsec/config/costs';
import { kindOf } from '@auditorsec/manifest/group';
import { objectName } from '@auditorsec/manifest/patch';
import type { FileSpec, KubeObject } from '@auditorsec/manifest/types';
import { HOURS } from '../price.ts';
import { always, type Category, type Quantity, type Usage } from '../usage.ts';
import type { Place } from './place.ts';

/** What one managed resource is billed for. */
interface Billed {
  readonly category: Category;
  readonly sku: string;
  readonly quantity: Quantity | undefined;
}

/** The fields that decide a bill, of whatever kind: what is created once stands in initProvider. */
interface Fields {
  readonly instanceClass?: string;
  readonly nodeType?: string;
  readonly numCacheClusters?: number;
  readonly requestInterval?: number;
  readonly type?: string;
  readonly ruleJson?: string;
  readonly serverlessv2ScalingConfiguration?: { readonly minCapacity?: number; readonly maxCapacity?: number };
  readonly cacheNodeType?: string;
}

/** What else a bill depends on: the cluster's own objects, and those of all. */
interface Context {
  readonly objects: ClusterObjects;
  readonly fleet: readonly ClusterObjects[];
  readonly costs: Costs;
}

type Meter = (fields: Fields, context: Context) => Billed[];

/** How each kind of AWS that costs something is billed. Kinds that are free of charge are not in it. */
const METERS: Readonly<Record<string, Meter>> = {
  'Cluster.eks.aws.m.upbound.io': () => [hourly('control plane', 'eks control plane', 1)],
  'Cluster.rds.aws.m.upbound.io': (_, { costs: { databaseSize, databaseRequests } }) => [
    { category: 'database', sku: 'aurora storage', quantity: always(databaseSize) },
    { category: 'database', sku: 'aurora requests', quantity: always(databaseRequests) },
  ],
  'ClusterInstance.rds.aws.m.upbound.io': ({ instanceClass }, { objects }) => [instance(instanceClass, objects)],
  // An hour for each CPU of the database behind it: in no source that we have.
  'Proxy.rds.aws.m.upbound.io': () => [{ category: 'database', sku: 'rds proxy', quantity: undefined }],
  'ReplicationGroup.elasticache.aws.m.upbound.io': ({ nodeType, numCacheClusters = 1 }, { fleet }) => [
    hourly('cache', `valkey ${nodeType ?? globalNodeType(fleet)}`, numCacheClusters),
  ],
  // By what is written, which manifests don't tell.
  'Group.cloudwatchlogs.aws.m.upbound.io': () => [{ category: 'logs', sku: 'cloudwatch logs', quantity: undefined }],
  'Key.kms.aws.m.upbound.io': () => [monthly('keys', 'kms key', 1)],
  'ReplicaKey.kms.aws.m.upbound.io': () => [monthly('keys', 'kms key', 1)],
  'Secret.secretsmanager.aws.m.upbound.io': () => [monthly('keys', 'secret', 1)],
  'Zone.route53.aws.m.upbound.io': () => [monthly('edge', 'route 53 zone', 1)],
  'HealthCheck.route53.aws.m.upbound.io': ({ type = '', requestInterval }) => [
    monthly('edge', 'route 53 health check', 1),
    monthly(
      'edge',
      'route 53 health check option',
      (type.startsWith('HTTPS') ? 1 : 0) + (requestInterval === 10 ? 1 : 0),
    ),
  ],
  'WebACL.wafv2.aws.m.upbound.io': ({ ruleJson = '[]' }) => [
    monthly('edge', 'waf acl', 1),
    monthly('edge', 'waf rule', (JSON.parse(ruleJson) as readonly unknown[]).length),
  ],
  'Bucket.s3.aws.m.upbound.io': () => [{ category: 'edge', sku: 's3 storage', quantity: undefined }],
};

/** What the managed resources of a cluster cost by their number, class and size. */
export function managedUsage(place: Place, context: Context): Usage[] {
  return context.objects.files.flatMap((file) => {
    const meter = METERS[kindOf(file.object)];
    if (!meter) return [];
    const billed = meter(fieldsOf(file.object), context);
    return billed.map((each) => ({ ...place, ...named(file), ...each }));
  });
}

function named({ app, object }: FileSpec): { app: string; object: string } {
  return { app, object: objectName(object) };
}

function fieldsOf({ spec }: KubeObject & { spec?: unknown }): Fields {
  const { forProvider, initProvider } = (spec ?? {}) as { forProvider?: Fields; initProvider?: Fields };
  return { ...initProvider, ...forProvider };
}

/** One of a class, or the capacity units of a cluster that has as many as it needs. */
function instance(name = '', objects: ClusterObjects): Billed {
  if (name !== 'db.serverless') return hourly('database', `aurora ${name}`, 1);
  const [cluster] = objects.of<KubeObject>('Cluster.rds.aws.m.upbound.io');
  const { minCapacity = 0, maxCapacity = 0 } = cluster
    ? (fieldsOf(cluster.object).serverlessv2ScalingConfiguration ?? {})
    : {};
  const quantity = { low: minCapacity * HOURS, high: maxCapacity * HOURS };
  return { category: 'database', sku: 'aurora serverless', quantity };
}

/** A follower of a global datastore says no node type: it has that of the datastore. */
function globalNodeType(fleet: readonly ClusterObjects[]): string {
  const [global] = fleet.flatMap((each) => each.of<KubeObject>('GlobalReplicationGroup.elasticache.aws.m.upbound.io'));
  return (global && fieldsOf(global.object).cacheNodeType) ?? 'of no known type';
}

function hourly(category: Category, sku: string, count: number): Billed {
  return { category, sku, quantity: always(count * HOURS) };
}

function monthly(category: Category, sku: string, count: number): Billed {
  return { category, sku, quantity: always(count) };
}
