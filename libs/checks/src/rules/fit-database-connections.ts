import { autoscalers, scales } from '../autoscaler.ts';
import { databaseInstances, type Managed, written } from '../managed-data.ts';
import type { ClusterObjects, PodTemplate } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { writtenReplicas } from '../workload.ts';

/** What a container is told of its pool. */
const POOL = 'DB_POOL_SIZE';

/** The least that is left for people, exporters, the nightly report and PostgreSQL's own reserve, in percent. */
const RESERVE = 10;

const PROXY = 'ProxyDefaultTargetGroup.rds.aws.m.upbound.io';
const PARAMETERS = 'ClusterParameterGroup.rds.aws.m.upbound.io';
const FORWARDED = 'apg_write_forward.max_forwarding_connections_percent';

interface PoolConfig {
  readonly connectionPoolConfig: { readonly maxConnectionsPercent?: number };
}

interface Parameters {
  readonly parameter: readonly { readonly name: string; readonly value: string }[];
}

/** The pools of all pods that a region may run fit the connections that its database gives to them. */
export const fitDatabaseConnections: ClusterRule = {
  name: 'fit-database-connections',
  scope: 'cluster',
  check(objects, report) {
    const most = Math.min(
      ...databaseInstances(objects).map((instance) => maxConnections(written(instance).instanceClass)),
    );
    if (!Number.isFinite(most)) return;
    const share = poolShare(objects, report);
    const fits = Math.floor((most * share) / 100);
    const pools = objects.pods().flatMap((pod) => poolOf(pod, objects));
    const sum = pools.reduce((total, { connections }) => total + connections, 0);
    const [largest] = pools.toSorted((one, other) => other.connections - one.connections);
    if (!largest || sum <= fits) return;
    const parts = pools.map(({ name, size, replicas }) => `${name} ${size} × ${replicas}`).join(', ');
    report(
      largest.pod.file,
      `at peak the database refuses connections to pods that scale out: pools may open ${sum} (${parts}), and ${fits} of its ${most} are ` +
        'for pools. Lower pools or replicas, or take a larger instance class.',
    );
  },
};

/** In percent of `max_connections`: what the proxy may open, or all but the reserve where there is none. */
function poolShare(objects: ClusterObjects, report: Report): number {
  const [proxy] = objects.of<Managed<PoolConfig>>(PROXY);
  const pools = (proxy && written(proxy).connectionPoolConfig?.maxConnectionsPercent) ?? 100 - RESERVE;
  const [group] = objects.of<Managed<Parameters>>(PARAMETERS);
  const parameters = (group && written(group).parameter) ?? [];
  const forwarded = Number(parameters.find(({ name }) => name === FORWARDED)?.value ?? 0);
  const target = group ?? proxy;
  if (target && pools + forwarded > 100 - RESERVE)
    report(
      target.file,
      `nobody can log in while the database is busy: ${pools} % of its connections are for pools and ${forwarded} % for forwarded ` +
        `writes. Leave ${RESERVE} %.`,
    );
  return pools;
}

interface Pool {
  readonly pod: PodTemplate;
  readonly name: string;
  readonly size: number;
  readonly replicas: number;
  readonly connections: number;
}

function poolOf(pod: PodTemplate, objects: ClusterObjects): Pool[] {
  const environment = (pod.spec.containers ?? []).flatMap(
    ({ env = [] }) => env as readonly { name?: string; value?: string }[],
  );
  const size = Number(environment.find(({ name }) => name === POOL)?.value ?? 0);
  if (!(size > 0)) return [];
  const scaler = autoscalers(objects).find((each) => scales(each, pod));
  const replicas = scaler?.max.replicas ?? writtenReplicas(pod) ?? 1;
  return [{ pod, name: pod.file.object.metadata.name, size, replicas, connections: size * replicas }];
}

/** Memory in GiB of the sizes of memory-optimised classes. */
const GIBIBYTES: Readonly<Record<string, number>> = {
  large: 16,
  xlarge: 32,
  '2xlarge': 64,
  '4xlarge': 128,
  '8xlarge': 256,
  '12xlarge': 384,
  '16xlarge': 512,
};

const BURSTABLE_GIBIBYTES: Readonly<Record<string, number>> = { medium: 4, large: 8 };

/** Aurora's LEAST({DBInstanceClassMemory/9531392}, 5000), of nine tenths of the memory: the rest is the system's. */
function maxConnections(instanceClass = ''): number {
  const [, family = '', size = ''] = instanceClass.split('.');
  const bytes = ((family.startsWith('t') ? BURSTABLE_GIBIBYTES : GIBIBYTES)[size] ?? 0) * 1024 ** 3;
  return Math.min(Math.floor((bytes * 0.9) / 9_531_392), 5000);
}
