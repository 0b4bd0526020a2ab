import type { IgnoredDifference } from '@auditorsec/argo-application/types';
import type { ComponentName } from '@auditorsec/components/catalogue';
import type { AppContext } from '@auditorsec/config/app';
import type { Opening } from '@auditorsec/network-policy/network-policy';

/** One component: what we set of its chart, and what its pods may reach. */
export interface Part {
  /** Of the Application, the Helm release, and the row in the catalogue. */
  readonly name: ComponentName;
  /** The chart's values, by the names of its values.yaml; what we leave out is the chart's own default. */
  values(context: AppContext): object;
  /** Ports on which the API server asks it: webhooks and aggregated APIs. */
  readonly calledOn?: readonly number[];
  /** What it calls, beyond DNS and the API server; and who calls it, beyond Prometheus. */
  readonly openings?: (context: AppContext) => {
    readonly ingress?: readonly Opening[];
    readonly egress?: readonly Opening[];
  };
  /** What another program writes into the chart's objects. */
  readonly ignored?: readonly IgnoredDifference[];
}
