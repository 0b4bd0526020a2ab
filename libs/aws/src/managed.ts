import type { CustomObject } from '@auditorsec/custom-kind/add-custom';
import { addCustom } from '@auditorsec/custom-kind/add-custom';
import type { SpecOf } from '@auditorsec/custom-kind/kind';
import { kept } from '@auditorsec/manifest/kept';
import { type Stored, stored } from '@auditorsec/privacy/stored';
import type { Construct } from 'constructs';
import type { ManagedKind } from './kind.ts';

/** Where all resources of AWS stand: a reference reaches no other namespace. */
export const NAMESPACE = 'platform-aws';

/** By what right providers call AWS: one for all resources of a cluster. */
export const PROVIDER_CONFIG = 'default';

/** All but deletion. What counts at creation alone isn't filled in later either: copied to `forProvider`, it would count for ever. */
const MANAGED = ['Observe', 'Create', 'Update'];

export interface ManagedProps<Kind extends ManagedKind> {
  readonly name: string;
  readonly forProvider: SpecOf<Kind>['forProvider'];
  /** What counts at creation alone, of what is kept: later changes, by AWS or in this file, are left as they are. */
  readonly initProvider?: SpecOf<Kind>['initProvider'];
  /** For what holds data, or can't be made again: neither Crossplane nor Argo CD ever deletes it. Default: false. */
  readonly keep?: boolean;
  /** Of a store: what it holds, and which clusters may have no copy. */
  readonly data?: Stored;
  /** Its name or id in AWS, where that is not `name` or where it is there already. */
  readonly externalName?: string;
}

/** Adds one resource of AWS, which Crossplane makes and keeps as it is written. Throws as `addCustom` does. */
export function addManaged<Kind extends ManagedKind>(chart: Construct, kind: Kind, props: ManagedProps<Kind>): void {
  const { name, forProvider, initProvider, keep = false, data, externalName } = props;
  const annotations = {
    ...(keep && kept),
    ...(data && stored(data)),
    ...(externalName && { 'crossplane.io/external-name': externalName }),
  };
  addCustom(chart, kind, {
    metadata: { name, namespace: NAMESPACE, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      forProvider,
      ...(initProvider !== undefined && { initProvider }),
      ...(keep && { managementPolicies: initProvider ? MANAGED : [...MANAGED, 'LateInitialize'] }),
      providerConfigRef: { kind: 'ClusterProviderConfig', name: PROVIDER_CONFIG },
    },
  } as CustomObject<Kind>);
}
