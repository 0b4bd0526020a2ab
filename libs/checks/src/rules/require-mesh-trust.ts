import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { type Application, chartsNamed, valueAt } from '../application.ts';
import { type ExternalSecret, externalSecrets, secretOf } from '../external-secret.ts';
import { selects } from '../label-selector.ts';
import type { ClusterObjects, Found } from '../objects.ts';
import type { FleetRule, Report } from '../rule.ts';

/** A region's istiod has an authority that the others trust, waits for it, and knows the clusters that may answer for its own. */
export const requireMeshTrust: FleetRule = {
  name: 'require-mesh-trust',
  scope: 'fleet',
  check(fleet, report) {
    for (const objects of fleet)
      for (const istiod of chartsNamed(objects, 'istiod')) {
        checkAuthority(objects, istiod, report);
        for (const other of fleet) if (other !== objects) checkNeighbour(objects, istiod, other, report);
      }
  },
};

const SYSTEM = 'istio-system';
const VALUES = 'spec.source.helm.valuesObject';
const KEYS = ['ca-cert.pem', 'ca-key.pem', 'cert-chain.pem', 'root-cert.pem'];

function checkAuthority(objects: ClusterObjects, istiod: Found<Application>, report: Report): void {
  const outage = 'no workload of this cluster trusts one of another, and failover ends in 503';
  const authority = externalSecrets(objects, SYSTEM).find((each) => secretOf(each) === 'cacerts');
  if (!authority) {
    const message = `${outage}: istiod makes a root of its own, since nothing fetches Secret ${SYSTEM}/cacerts. Add it, as signingAuthority of apps/mesh does.`;
    report(istiod.file, message);
    return;
  }
  const keys = authority.object.spec?.data?.map(({ secretKey }) => secretKey) ?? [];
  const missing = KEYS.filter((key) => !keys.includes(key));
  if (missing.length > 0)
    report(
      authority.file,
      `no istiod starts again: the authority that it signs with lacks ${missing.join(', ')}. Fetch all of ${KEYS.join(', ')}.`,
      'spec.data',
    );
  if (!waitsForAuthority(istiod))
    report(
      istiod.file,
      `${outage}, if istiod starts before Secret cacerts has come: it makes a root of its own. Mount the Secret as a volume that isn't optional.`,
      `${VALUES}.volumes`,
    );
}

interface Volume {
  readonly secret?: { readonly secretName?: string; readonly optional?: boolean };
}

function waitsForAuthority(istiod: Found<Application>): boolean {
  const volumes = (valueAt(istiod, 'volumes') ?? []) as readonly Volume[];
  return volumes.some(({ secret }) => secret?.secretName === 'cacerts' && !secret.optional);
}

/** A cluster that pods of this one may connect to has to be known to its istiod, by name, with a way in. */
function checkNeighbour(
  objects: ClusterObjects,
  istiod: Found<Application>,
  other: ClusterObjects,
  report: Report,
): void {
  if (!mayAnswer(objects, other)) return;
  const remotes = externalSecrets(objects, SYSTEM).filter((each) => metadataOf(each).labels?.[LABEL] === 'true');
  const known = remotes.flatMap(({ object }) => object.spec?.data?.map(({ secretKey }) => secretKey) ?? []);
  if (known.includes(other.cluster)) return;
  const message = `${other.cluster} never answers for ${objects.cluster}, though the network lets it: no Secret with the label ${LABEL} and the key ${other.cluster} tells istiod its endpoints; there is ${known.join(', ') || 'none at all'}. Add it, as neighbours of apps/mesh does.`;
  report(istiod.file, message);
}

const LABEL = 'istio/multiCluster';

function metadataOf({ object }: Found<ExternalSecret>) {
  return object.spec?.target?.template?.metadata ?? {};
}

/** Where the east-west gateway of another network is called. */
const EAST_WEST = 15_443;
/** Where istiod is asked by the proxies of its own network. */
const XDS = 15_012;

/** Whether some pods of a cluster may call the gateway of another. */
function mayAnswer(objects: ClusterObjects, other: ClusterObjects): boolean {
  const network = blocks(policies(other, { app: 'istiod' }), 'ingress', XDS);
  return blocks(policies(objects), 'egress', EAST_WEST).some((block) => network.includes(block));
}

function policies(objects: ClusterObjects, pods?: Readonly<Record<string, string>>): readonly INetworkPolicy[] {
  const all = objects.of<INetworkPolicy>('NetworkPolicy.networking.k8s.io').map(({ object }) => object);
  return pods ? all.filter(({ spec }) => selects(spec?.podSelector ?? {}, pods)) : all;
}

/** The ranges of addresses that policies open on a port. */
function blocks(policies: readonly INetworkPolicy[], direction: 'ingress' | 'egress', port: number): string[] {
  const rules = policies.flatMap(({ spec }) =>
    direction === 'ingress'
      ? (spec?.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports }))
      : (spec?.egress ?? []).map(({ to, ports }) => ({ peers: to, ports })),
  );
  return rules
    .filter(({ ports }) => ports?.some((each) => each.port === port))
    .flatMap(({ peers = [] }) => peers.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []));
}
