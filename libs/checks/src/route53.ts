import type { ClusterObjects, Found } from './objects.ts';

/** A record of Route 53 as Crossplane writes it, in the fields that rules read. */
export type DnsRecord = Found<{
  readonly spec?: {
    readonly forProvider?: {
      readonly zoneIdRef?: { readonly name?: string };
      readonly name?: string;
      readonly type?: string;
      readonly failoverRoutingPolicy?: { readonly type?: string };
      readonly geolocationRoutingPolicy?: { readonly continent?: string; readonly country?: string };
      readonly healthCheckIdRef?: { readonly name?: string };
      readonly alias?: { readonly name?: string; readonly zoneId?: string; readonly evaluateTargetHealth?: boolean };
    };
  };
}>;

export type DnsHealthCheck = Found<{
  readonly spec?: {
    readonly forProvider?: {
      readonly type?: string;
      readonly fqdn?: string;
      readonly resourcePath?: string;
      readonly enableSni?: boolean;
    };
  };
}>;

export type DnsZone = Found<{ readonly spec?: { readonly forProvider?: { readonly name?: string } } }>;

const GROUP = 'route53.aws.m.upbound.io';

/** A record, and what of it decides where clients go. */
export interface DnsEntry {
  readonly objects: ClusterObjects;
  readonly record: DnsRecord;
  readonly name: string;
  readonly type: string;
  readonly role: string | undefined;
  /** Where the clients are that it is for, if it asks. */
  readonly place: { readonly continent?: string; readonly country?: string } | undefined;
  readonly alias: NonNullable<NonNullable<DnsRecord['object']['spec']>['forProvider']>['alias'];
}

export function dnsEntries(objects: ClusterObjects): DnsEntry[] {
  return objects.of<DnsRecord['object']>(`Record.${GROUP}`).map((record) => {
    const { name = '', type = '', alias, ...policies } = record.object.spec?.forProvider ?? {};
    const { failoverRoutingPolicy, geolocationRoutingPolicy: place } = policies;
    return { objects, record, name, type, role: failoverRoutingPolicy?.type, place, alias };
  });
}

export function dnsHealthChecks(objects: ClusterObjects): readonly DnsHealthCheck[] {
  return objects.of(`HealthCheck.${GROUP}`);
}

/** The object that a reference of a record names: references stay in the namespace. */
export function zoneOf(objects: ClusterObjects, { object }: DnsRecord): DnsZone | undefined {
  return objects.get(`Zone.${GROUP}`, object.metadata.namespace, object.spec?.forProvider?.zoneIdRef?.name ?? '');
}

/** The health check that a record names, if it is there. */
export function healthCheckOf(objects: ClusterObjects, { object }: DnsRecord): DnsHealthCheck | undefined {
  const name = object.spec?.forProvider?.healthCheckIdRef?.name;
  return name === undefined ? undefined : objects.get(`HealthCheck.${GROUP}`, object.metadata.namespace, name);
}
