import { objectNamed } from '@auditorsec/manifest/testing/render';
import type { KubeObject } from '@auditorsec/manifest/types';
import type { IEnvoyFilter } from '@kubernetes-models/istio/networking.istio.io/v1alpha3/EnvoyFilter';

/** The parts of Envoy's rate limit configuration that tests read. */
export interface RateLimitConfig {
  readonly domain: string;
  readonly rate_limits: readonly { readonly actions: readonly RateLimitAction[] }[];
}

export interface RateLimitAction {
  readonly header_value_match?: {
    readonly descriptor_key: string;
    readonly descriptor_value: string;
    readonly headers: readonly {
      readonly name: string;
      readonly string_match: { readonly safe_regex: { readonly regex: string } };
      readonly invert_match?: boolean;
    }[];
  };
  readonly metadata?: { readonly descriptor_key: string; readonly default_value?: string };
  readonly generic_key?: { readonly descriptor_key: string; readonly descriptor_value: string };
  readonly request_headers?: { readonly descriptor_key: string; readonly header_name: string };
  readonly masked_remote_address?: unknown;
}

/** The HTTP filters that an EnvoyFilter puts into the chain, in order. */
export function httpFilters(objects: readonly KubeObject[], name: string) {
  const { spec } = objectNamed<IEnvoyFilter>(objects, `EnvoyFilter ${name}`);
  return (spec?.configPatches ?? []).map(({ patch }) => {
    const value = patch?.value as { name: string; typed_config: Record<string, unknown> };
    return { name: value.name, operation: patch?.operation, config: value.typed_config };
  });
}
