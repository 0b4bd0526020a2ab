import { isMap } from './value.ts';

/**
 * What tells the items of a list apart, by the name of the list: fields (of an item that has some of them, those), the first
 * choice that no two items share. As Kubernetes' own `x-kubernetes-list-map-keys` and Istio's and Prometheus' names have it.
 */
const KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  conditions: [['type']],
  devices: [['devicePath']],
  hostAliases: [['ip']],
  metrics: [['resource.name'], ['type', 'resource.name', 'external.metric.name']],
  ownerReferences: [['uid']],
  panels: [['id'], ['title']],
  ports: [['name'], ['containerPort', 'protocol'], ['port', 'protocol']],
  rules: [
    ['alert', 'record'],
    ['alert', 'record', 'labels.severity'],
    ['alert', 'record', 'labels.severity', 'labels.slo', 'labels.service'],
  ],
  servers: [['port.name'], ['name']],
  tolerations: [['key'], ['key', 'effect']],
  topologySpreadConstraints: [['topologyKey']],
  volumeDevices: [['devicePath']],
  volumeMounts: [['mountPath']],
};

/** Containers, volumes, environment, routes, subsets, groups: what people name. */
const BY_NAME: readonly (readonly string[])[] = [['name']];

/** The keys of the items of both lists called `field`, or nothing where their places alone tell them. */
export function itemKeys(
  field: string,
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly before: readonly string[]; readonly after: readonly string[] } | undefined {
  if (before.length + after.length === 0) return undefined;
  for (const fields of KEYS[field] ?? BY_NAME) {
    const [old, now] = [before, after].map((list) => list.map((item) => keyOf(item, fields)));
    if (areKeys(old) && areKeys(now)) return { before: old, after: now };
  }
  return undefined;
}

function areKeys(keys: readonly (string | undefined)[] = []): keys is readonly string[] {
  return keys.every((key) => key !== undefined) && new Set(keys).size === keys.length;
}

function keyOf(item: unknown, fields: readonly string[]): string | undefined {
  const parts = fields.flatMap((field) => {
    const value = field.split('.').reduce<unknown>((inner, name) => (isMap(inner) ? inner[name] : undefined), item);
    if (typeof value === 'number') return [`${field}=${value}`];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  return parts.length > 0 ? parts.join(' ') : undefined;
}
