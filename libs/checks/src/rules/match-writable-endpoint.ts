import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { embeddedJson } from '../embedded-json.ts';
import { databases, written } from '../managed-data.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { ClusterRule, Report } from '../rule.ts';

interface Endpoints {
  readonly read?: string;
  readonly write?: string;
}

interface Stores {
  /** Replicated to all regions: one region takes writes. */
  readonly shared?: Endpoints;
  readonly sessions?: Endpoints;
}

const FILE = 'cache.json';

/** Applications write to stores where these take writes: the shared cache in the active region, sessions at home. */
export const matchWritableEndpoint: ClusterRule = {
  name: 'match-writable-endpoint',
  scope: 'cluster',
  check(objects, report) {
    for (const config of objects.of<IConfigMap>('ConfigMap')) {
      const text = config.object.data?.[FILE];
      if (text) checkStores(config, embeddedJson(text, readStores), objects, report);
    }
  },
};

function readStores(value: unknown): Stores {
  return (value as { readonly stores?: Stores }).stores ?? {};
}

function checkStores({ file }: Found<IConfigMap>, stores: Stores, objects: ClusterObjects, report: Report): void {
  const fail = (store: keyof Stores, message: string) => report(file, message, `data["${FILE}"].stores.${store}.write`);
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
