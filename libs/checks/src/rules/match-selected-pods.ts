import { applications } from '../application.ts';
import { type LabelSelector, selects } from '../label-selector.ts';
import type { ClusterObjects } from '../objects.ts';
import type { ClusterRule } from '../rule.ts';

/** Kinds that work on the pods of their namespace that they select, and what is lost when these are none. */
const SELECTING: Readonly<Record<string, Selecting>> = {
  Service: {
    field: 'spec.selector',
    lost: 'it leads nowhere, and every connection to it fails',
    selector: ({ selector }) => selector && { matchLabels: selector as Record<string, string> },
  },
  'NetworkPolicy.networking.k8s.io': {
    field: 'spec.podSelector',
    lost: 'nothing that it opens is open',
    selector: ({ podSelector }) => (isEmpty(podSelector) ? undefined : podSelector),
  },
};

interface Selecting {
  readonly field: string;
  readonly lost: string;
  /** What selects pods; undefined where it doesn't, or takes all of them. */
  readonly selector: (spec: Spec) => LabelSelector | undefined;
}

interface Spec {
  readonly selector?: LabelSelector;
  readonly podSelector?: LabelSelector;
}

/** Services and NetworkPolicies select pods that something here makes; budgets are `require-evictable-pods`’s. */
export const matchSelectedPods: ClusterRule = {
  name: 'match-selected-pods',
  scope: 'cluster',
  check(objects, report) {
    const foreign = namespacesOfCharts(objects);
    for (const [kind, { field, lost, selector }] of Object.entries(SELECTING))
      for (const { file, object } of objects.of<{ readonly spec?: Spec }>(kind)) {
        const { namespace = '' } = object.metadata;
        const wanted = selector(object.spec ?? {});
        if (!wanted || foreign.has(namespace)) continue;
        if (objects.pods(namespace).some(({ labels }) => selects(wanted, labels))) continue;
        report(
          file,
          `${lost}: no workload of ${namespace} makes pods with ${print(wanted)}. Write the labels of its pods.`,
          field,
        );
      }
  },
};

/** Where charts make pods, whose labels nobody here knows. */
function namespacesOfCharts(objects: ClusterObjects): Set<string> {
  const charts = applications(objects).filter(({ object }) => object.spec?.source?.chart !== undefined);
  return new Set(charts.map(({ object }) => object.spec?.destination?.namespace ?? ''));
}

function isEmpty({ matchLabels = {}, matchExpressions = [] }: LabelSelector = {}): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

function print({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  const labels = Object.entries(matchLabels).map(([key, value]) => `${key}: ${value}`);
  return [...labels, ...matchExpressions.map(({ key, operator }) => `${key} ${operator}`)].join(', ');
}
