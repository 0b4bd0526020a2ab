import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { healthCheck, record } from '@auditorsec/aws/kinds/route53';
import { loadConfig } from '@auditorsec/cli/load';
import { render } from '@auditorsec/cli/render';
import { clustersOf } from '@auditorsec/config/environment';
import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { repositoryRoot } from '@auditorsec/problem/call-site';
import { UserError } from '@auditorsec/problem/user-error';
import { parse } from 'yaml';
import fleet from '../../../../../clusters/fleet.ts';
import { generatedFolder } from '../../gateway/generated.ts';
import { type KubernetesObject, objectsOfKind, ofKind } from '../../observability/objects.ts';
import type { ZoneRecord } from './route53.ts';

/** Files of the cluster that owns global resources, by their path below its folder. */
export type Texts = ReadonlyMap<string, string>;

export type HealthCheck = CustomObject<typeof healthCheck>['spec']['forProvider'];

/** The zone as its files and the regions make it. */
export interface Zone {
  readonly records: readonly ZoneRecord[];
  readonly healthChecks: ReadonlyMap<string, HealthCheck>;
}

const APP = 'edge-global';
const owner = fleet.globalCluster ?? '';

/** The generated files of the app that writes the zone. */
export function generatedTexts(): Texts {
  const folder = generatedFolder(owner);
  const files = globSync(`${APP}/*.yaml`, { cwd: folder }).sort();
  if (files.length === 0) throw new UserError(`generated/${owner}/${APP} holds no manifests; run npm run generate`);
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** The same files, as another fleet would have them. */
export async function textsOf(changes: Partial<typeof fleet>): Promise<Texts> {
  const config = await loadConfig(repositoryRoot, [owner]);
  const { clusters } = await render({ ...config, fleet: { ...fleet, ...changes } });
  return new Map(clusters.flatMap(({ texts }) => [...texts].filter(([path]) => path.startsWith(`${APP}/`))));
}

/** Reads the zone out of the files, and adds the names that the regions keep themselves. */
export function zoneOf(texts: Texts, regional = regionalNames()): Zone {
  const objects = [...texts.values()].map((text) => parse(text) as KubernetesObject);
  const records = ofKind<KubernetesObject & CustomObject<typeof record>>(objects, 'Record');
  const checks = ofKind<KubernetesObject & CustomObject<typeof healthCheck>>(objects, 'HealthCheck');
  return {
    records: [...records.map(({ spec }) => zoneRecord(spec.forProvider)), ...regional],
    healthChecks: new Map(checks.map(({ metadata, spec }) => [metadata.name, spec.forProvider])),
  };
}

type WrittenRecord = CustomObject<typeof record>['spec']['forProvider'];

function zoneRecord(written: WrittenRecord): ZoneRecord {
  const { name, type, failoverRoutingPolicy, latencyRoutingPolicy, healthCheckIdRef, alias, records } = written;
  const place = written.geolocationRoutingPolicy;
  return {
    name,
    type,
    ...(failoverRoutingPolicy && { routing: { failover: failoverRoutingPolicy.type } }),
    ...(latencyRoutingPolicy && { routing: { latencyOf: latencyRoutingPolicy.region } }),
    ...(place && { routing: { continent: 'continent' in place ? place.continent : place.country } }),
    healthCheck: healthCheckIdRef?.name,
    ...(alias && {
      alias: {
        to: alias.name,
        isResource: alias.zoneId !== fleet.dns.zoneId,
        evaluateHealth: alias.evaluateTargetHealth,
      },
    }),
    ...(records && { value: records.join() }),
  };
}

interface Gateway extends KubernetesObject {
  readonly spec: { readonly servers: readonly { readonly hosts: readonly string[] }[] };
}

/** What external-dns makes in each region of the hosts of its Gateway: an alias to the load balancer, called as the region. */
export function regionalNames(): ZoneRecord[] {
  return Object.entries(clustersOf(fleet, 'production')).flatMap(([cluster, { region }]) => {
    const gateways = objectsOfKind<Gateway>(cluster, 'gateway', 'Gateway');
    const hosts = gateways.flatMap(({ spec }) => spec.servers.flatMap((server) => server.hosts));
    const names = new Set(hosts.map((host) => host.replace(/^.*\//, '')));
    return [...names]
      .filter((name) => name.endsWith(`.${fleet.hosts.origins}`))
      .flatMap((name) =>
        ['A', 'AAAA'].map((type) => ({
          name,
          type,
          alias: { to: region, isResource: true, evaluateHealth: true },
        })),
      );
  });
}
