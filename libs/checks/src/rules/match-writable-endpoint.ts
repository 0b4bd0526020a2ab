import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { databases, written } from '../managed-data.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';
import { CACHE_FILE, type CacheConfig, cacheConfig, DATABASE_FILE, databaseConfig } from '../store-config.ts';

/** Applications write to stores where these take writes: the shared cache in the active region, sessions at home, the database by an endpoint that fits. */
export const matchWritableEndpoint: ClusterRule = {
  name: 'match-writable-endpoint',
  scope: 'cluster',
  check(objects, report) {
    for (const config of objects.of<IConfigMap>('ConfigMap')) {
      checkStores(config, cacheConfig(config.object)?.stores, objects, report);
      checkDatabase(config, objects, report);
    }
  },
};

/** RDS Proxy before a copy has no writer: there its read-only endpoint alone connects, and forwards what is written. */
function checkDatabase({ file, object }: Found<IConfigMap>, objects: ClusterObjects, report: Report): void {
  const { host = '', writes } = databaseConfig(object) ?? {};
  if (!host) return;
  const fail = (field: string, message: string) => report(file, message, `data["${DATABASE_FILE}"].${field}`);
  const readOnly = /-read-only\.|\.cluster-ro-/.test(host);
  for (const { region = '', enableGlobalWriteForwarding = false } of databases(objects).map(written)) {
    if (!host.includes(`.${region}.rds.`))
      fail('host', `each query crosses regions: ${host} is not in ${region}. Name the proxy of ${region}.`);
    else if (enableGlobalWriteForwarding && !readOnly)
      fail('host', `every connection fails: ${region} has no writer behind ${host}. Name its read-only endpoint.`);
    else if (!enableGlobalWriteForwarding && readOnly)
      fail('host', `every write fails: ${region} is active, and ${host} only reads. Name the proxy's own endpoint.`);
    if (writes !== (enableGlobalWriteForwarding ? 'forwarded' : 'here'))
      fail(
        'writes',
        `the application takes ${region} for what it is not: forwarding there is ${enableGlobalWriteForwarding}.`,
      );
  }
}

function checkStores(
  { file }: Found<IConfigMap>,
  stores: CacheConfig['stores'],
  objects: ClusterObjects,
  report: Report,
): void {
  if (!stores) return;
  const fail = (store: keyof typeof stores, message: string) =>
    report(file, message, `data["${CACHE_FILE}"].stores.${store}.write`);
  for (const store of ['shared', 'sessions'] as const) {
    const host = stores[store]?.write ?? '';
    if (/^replica\.|-ro[.-]/.test(host))
      fail(store, `every write fails: ${host} leads to replicas, which only read. Name the primary, master.….`);
  }
  for (const { region = '', enableGlobalWriteForwarding } of databases(objects).map(written)) {
    const isHere = (host = '') => host.includes(`.${shortName(region)}.cache.`);
    const { shared, sessions } = stores;
    if (enableGlobalWriteForwarding && isHere(shared?.write))
      fail(
        'shared',
        `every write fails: ${region} is not active, and its copy only reads. Name the primary of the active region.`,
      );
    if (enableGlobalWriteForwarding === false && !isHere(shared?.write))
      fail(
        'shared',
        `every write fails: ${region} is active, and ${shared?.write} lies elsewhere. Name the primary of ${region}.`,
      );
    if (!isHere(sessions?.write))
      fail(
        'sessions',
        `each request crosses regions, and sign-in ends with that region: ${sessions?.write} is not in ${region}.`,
      );
  }
}

const DIRECTIONS: Readonly<Record<string, string>> = {
  north: 'n',
  northeast: 'ne',
  northwest: 'nw',
  east: 'e',
  south: 's',
  southeast: 'se',
  southwest: 'sw',
  west: 'w',
  central: 'c',
};

/** `use1` of `us-east-1`: what stands in host names of ElastiCache. */
function shortName(region: string): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  return `${area}${DIRECTIONS[direction] ?? direction}${number}`;
}
