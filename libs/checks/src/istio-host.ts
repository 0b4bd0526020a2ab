import type { IServiceEntry } from '@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry';
import type { IService } from 'kubernetes-models/v1/Service';
import type { ClusterObjects, Found } from './objects.ts';

/**
 * The full form of a host in an Istio object of `namespace`. Istio completes names without a dot alone: `agent.ci-failure`
 * stays as it is and names nothing (istio `ResolveShortnameToFQDN`).
 */
export function fullHost(host: string, namespace: string): string {
  return host.includes('.') || host === '*' ? host : serviceHost(host, namespace);
}

export function serviceHost(name: string, namespace: string): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

/** Whether a host pattern (`*`, `*.example.com`, or an exact name) covers a host or a narrower pattern. */
export function hostCovers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith('*') && host.endsWith(pattern.slice(1)));
}

/** The Service that a full host names. */
export function serviceOf(objects: ClusterObjects, host: string): Found<IService> | undefined {
  const [, name, namespace] = /^([^.*]+)\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? [];
  return name === undefined ? undefined : objects.get<IService>('Service', namespace, name);
}

/** The ServiceEntry that adds a full host to the mesh. */
export function serviceEntryOf(objects: ClusterObjects, host: string): Found<IServiceEntry> | undefined {
  return objects
    .of<IServiceEntry>('ServiceEntry.networking.istio.io')
    .find(({ object }) => object.spec?.hosts.some((pattern) => hostCovers(pattern, host)));
}

/** All hosts that an Istio object can name; every API server makes Service `kubernetes` by itself. */
export function knownHosts(objects: ClusterObjects): string[] {
  const services = objects.of<IService>('Service').map(({ object: { metadata } }) => metadata);
  const entries = objects.of<IServiceEntry>('ServiceEntry.networking.istio.io');
  return [
    serviceHost('kubernetes', 'default'),
    ...services.map(({ name, namespace = 'default' }) => serviceHost(name, namespace)),
    ...entries.flatMap(({ object }) => object.spec?.hosts ?? []),
  ];
}
