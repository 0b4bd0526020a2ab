import type { IEnvoyFilter } from '@kubernetes-models/istio/networking.istio.io/v1alpha3/EnvoyFilter';
import type { ClusterObjects, Found } from './objects.ts';

/** A patch of an EnvoyFilter, as far as rules read it; its generated type stops at `value`. */
export interface Patch {
  readonly applyTo?: string;
  readonly match?: {
    readonly listener?: {
      readonly filterChain?: {
        readonly filter?: { readonly name?: string; readonly subFilter?: { readonly name?: string } };
      };
    };
    readonly cluster?: object;
    readonly routeConfiguration?: object;
  };
  readonly patch?: { readonly operation?: string; readonly value?: Filter };
}

export interface Filter {
  readonly name?: string;
  readonly typed_config?: Readonly<Record<string, unknown>>;
}

export interface EnvoyPatch {
  readonly file: Found<IEnvoyFilter>['file'];
  /** Such as `spec.configPatches[0]`. */
  readonly field: string;
  readonly patch: Patch;
}

export function envoyFilters(objects: ClusterObjects): readonly Found<IEnvoyFilter>[] {
  return objects.of<IEnvoyFilter>('EnvoyFilter.networking.istio.io');
}

/** The patches of all EnvoyFilters. */
export function envoyPatches(objects: ClusterObjects): EnvoyPatch[] {
  return envoyFilters(objects).flatMap(({ file, object }) =>
    ((object.spec?.configPatches ?? []) as readonly Patch[]).map((patch, index) => ({
      file,
      field: `spec.configPatches[${index}]`,
      patch,
    })),
  );
}

/** The message type of a filter's config, such as `envoy.extensions.filters.http.ratelimit.v3.RateLimit`. */
export function configType({ typed_config }: Filter = {}): string | undefined {
  const type = typed_config?.['@type'];
  return typeof type === 'string' ? type.slice(type.lastIndexOf('/') + 1) : undefined;
}
