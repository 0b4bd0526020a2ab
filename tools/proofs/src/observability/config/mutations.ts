import { strict as assert } from 'node:assert';
import type { KubernetesObject } from '../objects.ts';
import { alertsRouted, type ConfigBench, everythingSelected } from './checks.ts';
import { alertsInhibited } from './inhibition.ts';
import { operated } from './operated.ts';

/** A slip in one object, and the check that has to see it. */
interface Mutation {
  readonly name: string;
  readonly kind: string;
  readonly object: string;
  readonly spec?: (spec: Spec) => Spec;
  readonly labels?: Readonly<Record<string, string>>;
  readonly seenBy: (bench: ConfigBench) => Promise<string>;
}

type Spec = Readonly<Record<string, unknown>>;

const without = (field: string) => (spec: Spec) =>
  Object.fromEntries(Object.entries(spec).filter(([name]) => name !== field));

const endpoints = (change: Spec) => (spec: Spec) => ({
  ...spec,
  endpoints: (spec['endpoints'] as readonly Spec[]).map((endpoint) => ({ ...endpoint, ...change })),
});

/** An inhibition that doesn't ask whether the alerts have the labels that must be equal. */
function unguarded(rule: Spec): Spec {
  const guarded = (side: string) => (rule[side] as readonly Spec[]).filter(({ value }) => value !== '.+');
  return { ...rule, sourceMatch: guarded('sourceMatch'), targetMatch: guarded('targetMatch') };
}

const mutations: readonly Mutation[] = [
  {
    name: 'a monitor without the label',
    kind: 'ServiceMonitor',
    object: 'istiod',
    labels: {},
    seenBy: everythingSelected,
  },
  {
    name: 'a probe whose label is misspelt',
    kind: 'Probe',
    object: 'us-east-1-healthz-ready',
    labels: { prometheus: 'plattform' },
    seenBy: everythingSelected,
  },
  {
    name: 'a timeout as long as its interval',
    kind: 'ServiceMonitor',
    object: 'istiod',
    spec: endpoints({ interval: '10s', scrapeTimeout: '11s' }),
    seenBy: everythingSelected,
  },
  {
    name: 'a monitor that reads a file of the server',
    kind: 'ServiceMonitor',
    object: 'istiod',
    spec: endpoints({ bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token' }),
    seenBy: everythingSelected,
  },
  {
    name: "the operator's default, which narrows routes to one namespace",
    kind: 'Alertmanager',
    object: 'platform',
    spec: without('alertmanagerConfigMatcherStrategy'),
    seenBy: alertsRouted,
  },
  {
    name: 'a page of one objective that silences tickets without any',
    kind: 'AlertmanagerConfig',
    object: 'platform',
    spec: (spec) => ({ ...spec, inhibitRules: (spec['inhibitRules'] as readonly Spec[]).map(unguarded) }),
    seenBy: alertsInhibited,
  },
  {
    name: 'a Watchdog that nobody routes',
    kind: 'AlertmanagerConfig',
    object: 'platform',
    spec: (spec) => ({ ...spec, route: { ...(spec['route'] as Spec), routes: [] } }),
    seenBy: alertsRouted,
  },
];

/** Each slip turns its check red. */
export async function slipsSeen(bench: ConfigBench): Promise<string> {
  for (const mutation of mutations) {
    const changed = await operated(bench.stage, bench.operated.cluster, bench.progress, (object) =>
      mutate(object, mutation),
    );
    const seen = mutation.seenBy({ ...bench, operated: changed });
    await assert.rejects(seen, { name: 'AssertionError' }, `nobody sees ${mutation.name}`);
  }
  return `${mutations.length} of ${mutations.length} slips seen`;
}

function mutate(object: KubernetesObject, { kind, object: name, spec, labels }: Mutation): KubernetesObject {
  if (object.kind !== kind || object.metadata.name !== name) return object;
  const changed = object as KubernetesObject & { readonly spec: Spec };
  return {
    ...changed,
    ...(labels && { metadata: { ...object.metadata, labels } }),
    ...(spec && { spec: spec(changed.spec) }),
  } as KubernetesObject;
}
