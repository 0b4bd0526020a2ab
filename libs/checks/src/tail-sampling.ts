import type { ClusterObjects, Found } from './objects.ts';

interface Policy {
  readonly name?: string;
  readonly type?: string;
  readonly string_attribute?: { readonly key?: string; readonly values?: readonly string[] };
  readonly probabilistic?: { readonly sampling_percentage?: number };
  readonly and?: { readonly and_sub_policy?: readonly Policy[] };
}

/** A policy that keeps a share of the traces with a span of some services, or of all traces. */
export interface TailShare {
  readonly file: Found<unknown>['file'];
  readonly field: string;
  /** Absent for a share of all traces. */
  readonly services?: readonly string[] | undefined;
  readonly percentage: number;
}

interface Collector {
  readonly spec?: {
    readonly config?: { readonly processors?: Readonly<Record<string, { readonly policies?: readonly Policy[] }>> };
  };
}

/** The shares of traces that collectors keep once they are complete. */
export function tailShares(objects: ClusterObjects): TailShare[] {
  return objects.of<Collector>('OpenTelemetryCollector.opentelemetry.io').flatMap(({ file, object }) =>
    Object.entries(object.spec?.config?.processors ?? {}).flatMap(([id, processor]) =>
      (processor.policies ?? []).flatMap((policy, index) => {
        const field = `spec.config.processors.${id}.policies[${index}]`;
        const share = shareOf(policy);
        return share ? [{ file, field, ...share }] : [];
      }),
    ),
  );
}

function shareOf(policy: Policy): Pick<TailShare, 'services' | 'percentage'> | undefined {
  const parts = policy.type === 'and' ? (policy.and?.and_sub_policy ?? []) : [policy];
  const services = parts.find((part) => part.string_attribute?.key === 'service.name')?.string_attribute?.values;
  const share = parts.find((part) => part.type === 'probabilistic')?.probabilistic?.sampling_percentage;
  if (share === undefined && !services) return undefined;
  return { services, percentage: share ?? 100 };
}
