import fc from 'fast-check';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, test } from 'vitest';
import { openPorts, printPort } from './reachability.ts';
import { type Endpoint, reachableEndpoints } from './reachable-endpoints.ts';
import { deployment, object, objects } from './testing.ts';

type Spec = NonNullable<INetworkPolicy['spec']>;
type Rule = NonNullable<Spec['ingress']>[number] & NonNullable<Spec['egress']>[number];

const NETWORK = '10.16.0.0/16';
const NAMESPACES = ['shop', 'bank'];
const APPS = ['a', 'b'];
const PORTS = [80, 81, 82];
const containers = [{ name: 'main', ports: PORTS.map((containerPort) => ({ containerPort })) }];
const pods = NAMESPACES.flatMap((namespace) =>
  APPS.map((app) => deployment(`${namespace}/${app}`, { app }, { containers })),
);

const podSelector = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...APPS).map((app) => ({ matchLabels: { app } })),
  fc.constantFrom(...APPS).map((app) => ({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: [app] }] })),
);
const namespaceSelector = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...NAMESPACES).map((name) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } })),
);
const peer = fc.oneof(
  podSelector.map((each) => ({ podSelector: each })),
  fc.record({ namespaceSelector, podSelector }, { requiredKeys: ['namespaceSelector'] }),
  fc.constantFrom(
    { ipBlock: { cidr: '0.0.0.0/0' } },
    { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } },
    { ipBlock: { cidr: '10.16.0.0/20' } },
  ),
);
const port = fc.record({ port: fc.constantFrom(...PORTS), endPort: fc.constant(82) }, { requiredKeys: ['port'] });
const rule = fc.record({ peers: fc.array(peer, { maxLength: 2 }), ports: fc.array(port, { maxLength: 2 }) });
const spec = fc
  .record({
    podSelector,
    policyTypes: fc.subarray(['Ingress', 'Egress'], { minLength: 1 }),
    ingress: fc.array(
      rule.map(({ peers: from, ports }) => ({ from, ports })),
      { maxLength: 2 },
    ),
    egress: fc.array(
      rule.map(({ peers: to, ports }) => ({ to, ports })),
      { maxLength: 2 },
    ),
  })
  .map((each) => each as unknown as Spec);
const policies = fc.array(fc.record({ namespace: fc.constantFrom(...NAMESPACES), spec }), { maxLength: 5 });

test('edges are those that Kubernetes describes, port by port', () => {
  fc.assert(
    fc.property(policies, (list) => {
      const made = list.map((one, index) =>
        object('networking.k8s.io/v1 NetworkPolicy', `${one.namespace}/p${index}`, one.spec),
      );
      const cluster = objects('us-east-1', [...pods, ...made]);
      const ends = reachableEndpoints(cluster);
      for (const from of ends)
        for (const to of ends) {
          const open = openPorts(cluster, from, to, NETWORK).map(printPort);
          for (const number of PORTS) {
            const isOpen = open.includes('any') || open.includes(`${number}`);
            expect(isOpen).toBe(naive(list, from, to, number));
          }
        }
    }),
  );
});

/** Word by word after the reference of NetworkPolicy: isolated if selected, then allowed by any rule of any policy, at both ends. */
function naive(
  list: readonly { namespace: string; spec: Spec }[],
  from: Endpoint,
  to: Endpoint,
  number: number,
): boolean {
  const side = (type: 'Ingress' | 'Egress', own: Endpoint, other: Endpoint) => {
    const isolating = list.filter(
      (one) =>
        one.namespace === own.namespace && one.spec.policyTypes?.includes(type) && picks(one.spec.podSelector, own),
    );
    if (isolating.length === 0) return true;
    for (const one of isolating)
      for (const each of ((type === 'Ingress' ? one.spec.ingress : one.spec.egress) ?? []) as Rule[]) {
        const peers = each.from ?? each.to ?? [];
        const peerOk = peers.length === 0 || peers.some((entry) => names(entry, one.namespace, other));
        const ports = each.ports ?? [];
        const portOk =
          ports.length === 0 ||
          ports.some(
            ({ port, endPort }) =>
              number === port || (endPort !== undefined && number >= Number(port) && number <= endPort),
          );
        if (peerOk && portOk) return true;
      }
    return false;
  };
  return side('Egress', from, to) && side('Ingress', to, from);
}

function names(entry: NonNullable<Rule['from']>[number], own: string, other: Endpoint): boolean {
  // Pods have addresses all over 10.16.0.0/16: only a block that takes all of them is sure to take a pod.
  if (entry.ipBlock) return entry.ipBlock.cidr === '0.0.0.0/0' && !entry.ipBlock.except?.length;
  const name = entry.namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'];
  const namespaceOk = entry.namespaceSelector
    ? name === undefined || name === other.namespace
    : own === other.namespace;
  return namespaceOk && picks(entry.podSelector, other);
}

function picks(selector: Spec['podSelector'], { labels }: Endpoint): boolean {
  const app = selector?.matchLabels?.['app'];
  const not = selector?.matchExpressions?.[0]?.values ?? [];
  return (app === undefined || app === labels?.['app']) && !not.includes(labels?.['app'] ?? '');
}
