import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import { fullHost, hostCovers } from './istio-host.ts';
import type { ClusterObjects, Found } from './objects.ts';

export type DestinationRule = Found<IDestinationRule>;

export function destinationRules(objects: ClusterObjects): readonly DestinationRule[] {
  return objects.of<IDestinationRule>('DestinationRule.networking.istio.io');
}

/** The host of a DestinationRule in its full form, or its wildcard. */
export function ruleHost({ object: { metadata, spec } }: DestinationRule): string {
  return fullHost(spec?.host ?? '', metadata.namespace ?? 'default');
}

/** The DestinationRules for a full host, wherever they lie. */
export function rulesFor(objects: ClusterObjects, host: string): DestinationRule[] {
  return destinationRules(objects).filter((rule) => hostCovers(ruleHost(rule), host));
}
