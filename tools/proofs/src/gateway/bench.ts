import type { Progress } from '@auditorsec/schemas/progress';
import { type ControlPlane, startControlPlane } from '../parts/control-plane.ts';
import { type Envoy, startEnvoy } from '../parts/envoy.ts';
import { type EnvoyVersion, envoyProgram } from '../parts/envoy-wheels.ts';
import type { Pod } from '../parts/pod.ts';
import { claimOctet } from '../parts/ports.ts';
import type { Stage } from '../parts/stage.ts';
import { all } from '../parts/until.ts';
import { startUpstream, type Upstream } from '../parts/upstream.ts';
import { userClaims } from './claims.ts';
import { Client } from './client.ts';
import { reaches } from './east-west.ts';
import { type Folders, generatedFolder } from './generated.ts';
import type { FileEdit } from './mutations/break.ts';
import { RATE_LIMIT, type RateLimit, startRateLimit } from './rate-limit.ts';
import { type Size, substitutions } from './substitutions.ts';
import { createIssuer, type Issuer } from './tokens.ts';

/** The cluster that is served unless told. */
export const CLUSTER = 'us-east-1';

/** The Deployments of the two gateways: for clients, and for other regions. */
const INGRESS = 'istio-ingress';
const EAST_WEST = 'istio-eastwestgateway';

/** Ports of the gateway's listeners 80 and 443: below 1024 they are moved up, so that no proof needs root. */
const GATEWAY_PORTS = { http: 10_080, https: 10_443 };

/** A cluster's generated files at work: control plane, gateway and sidecar Envoys, applications. */
export interface GatewayBench {
  readonly stage: Stage;
  readonly version: EnvoyVersion;
  /** The files that are served: as generated, unless a mutation has broken them. */
  readonly folders: Folders;
  /** What a mutation breaks in the files that a check makes with another fleet. */
  readonly variantEdits: readonly FileEdit[];
  readonly controlPlane: ControlPlane;
  readonly gateways: readonly Envoy[];
  readonly sidecars: readonly Envoy[];
  /** One client for each gateway, in the same order. */
  readonly clients: readonly Client[];
  readonly upstreams: readonly Upstream[];
  readonly issuer: Issuer;
  readonly rateLimit: RateLimit;
}

export interface BenchOptions {
  readonly version: EnvoyVersion;
  /** The first is served, the others lend endpoints, behind their east-west gateways. `us-east-1` alone unless told. */
  readonly clusters?: readonly string[];
  /** Their files: as generated, unless told. */
  readonly folders?: Folders;
  /** Gateway processes: 2 unless told. */
  readonly gateways?: number;
  /**
   * Applications that get a real sidecar Envoy; the others end mutual TLS themselves. One per workload and version unless
   * told. The rate limit service and its counters always have theirs.
   */
  readonly sidecars?: (pod: Pod) => boolean;
  readonly size?: Size;
  readonly progress: Progress;
}

/** Starts all parts on a stage, which the caller closes. */
export async function openBench(stage: Stage, options: BenchOptions): Promise<GatewayBench> {
  const { version, clusters = [CLUSTER], folders = generatedFolder, size, progress } = options;
  const [local = CLUSTER] = clusters;
  const program = await envoyProgram(version, progress);
  const issuer = createIssuer(userClaims);
  const controlPlane = await startControlPlane(stage, {
    clusters: Object.fromEntries(clusters.map((cluster) => [cluster, folders(cluster)])),
    substitutions: substitutions(issuer, { octet: await claimOctet(stage), ...size }),
    progress,
  });

  const routers = controlPlane.pods.filter(({ workload, cluster }) => workload === INGRESS && cluster === local);
  const applications = controlPlane.pods.filter(
    ({ proxy, ports }) => proxy !== 'gateway' && ports['http'] !== undefined,
  );
  const wantsSidecar = options.sidecars ?? firstOfWorkload(applications);
  const proxied = applications.filter((pod) => pod.proxy === 'sidecar' && wantsSidecar(pod));
  const waysIn = controlPlane.pods.filter(
    ({ workload, cluster }) => workload === EAST_WEST && cluster !== local && reaches(folders, local, cluster),
  );
  const limiters = controlPlane.pods.filter(({ namespace, cluster }) => namespace === RATE_LIMIT && cluster === local);
  const upstreams = await all(
    applications.map((pod) => startApplication(stage, pod, controlPlane, proxied.includes(pod))),
  );
  const [gateways = [], sidecars = []] = await all([
    all(
      routers
        .slice(0, options.gateways ?? 2)
        .map((pod) => startEnvoy(stage, pod, { program, controlPlane, threads: 2 })),
    ),
    all([...proxied, ...limiters, ...waysIn].map((pod) => startEnvoy(stage, pod, { program, controlPlane }))),
  ]);
  const rateLimit = await startRateLimit(stage, folders(local), limiters, progress);
  const clients = gateways.map(({ pod }) => {
    return new Client({ address: pod.address, ...GATEWAY_PORTS, authority: controlPlane.authorities.public });
  });
  stage.defer(async () => clients.forEach((client) => void client.close()));
  const parts = { controlPlane, gateways, sidecars, clients, upstreams, issuer, rateLimit };
  return { stage, version, folders, variantEdits: [], ...parts };
}

/** One pod of each workload and version. */
function firstOfWorkload(pods: readonly Pod[]): (pod: Pod) => boolean {
  const groups = Map.groupBy(pods, ({ cluster, namespace, workload, role }) =>
    [cluster, namespace, workload, role].join('/'),
  );
  const first = new Set([...groups.values()].map(([pod]) => pod));
  return (pod) => first.has(pod);
}

async function startApplication(
  stage: Stage,
  pod: Pod,
  controlPlane: ControlPlane,
  proxied: boolean,
): Promise<Upstream> {
  const port = pod.ports['http'] ?? 0;
  if (proxied) return startUpstream(stage, pod, { address: pod.appAddress, port });
  if (pod.proxy === '') return startUpstream(stage, pod, { address: pod.address, port });
  const { namespace, serviceAccount } = pod;
  const certificate = await controlPlane.certificate({ authority: 'mesh', namespace, serviceAccount });
  return startUpstream(stage, pod, {
    address: pod.address,
    port,
    tls: { ...certificate, mesh: controlPlane.authorities.mesh },
  });
}
