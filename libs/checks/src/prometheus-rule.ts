import type { FileSpec } from '@auditorsec/manifest/types';
import type { ClusterObjects } from './objects.ts';
import { perCluster } from './per-cluster.ts';

/** A recording rule or an alert, as Prometheus reads it. */
export interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A rule, and where it stands. */
export interface FoundRule extends Rule {
  readonly file: FileSpec;
  readonly field: string;
}

interface PrometheusRule {
  readonly spec?: { readonly groups?: readonly { readonly rules?: readonly Rule[] }[] };
}

/** Every rule of every PrometheusRule of a cluster. */
export const prometheusRules = perCluster((objects: ClusterObjects): readonly FoundRule[] =>
  objects
    .of<PrometheusRule>('PrometheusRule.monitoring.coreos.com')
    .flatMap(({ file, object }) =>
      (object.spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.map((rule, index) => ({ ...rule, file, field: `spec.groups[${group}].rules[${index}]` })),
      ),
    ),
);
