import type { Progress } from '@auditorsec/schemas/progress';
import { CLUSTER } from '../gateway/bench.ts';
import { userClaims } from '../gateway/claims.ts';
import { generatedFolder } from '../gateway/generated.ts';
import { copyEdited } from '../gateway/mutations/break.ts';
import { RATE_LIMIT, startRateLimit } from '../gateway/rate-limit.ts';
import { substitutions } from '../gateway/substitutions.ts';
import { createIssuer } from '../gateway/tokens.ts';
import { type ControlPlane, startControlPlane } from '../parts/control-plane.ts';
import { type Envoy, startEnvoy } from '../parts/envoy.ts';
import { envoyProgram } from '../parts/envoy-wheels.ts';
import { claimOctet } from '../parts/ports.ts';
import type { Stage } from '../parts/stage.ts';
import { all } from '../parts/until.ts';
import { startFastUpstream } from './fast-upstream.ts';
import { raisedLimits } from './raised-limits.ts';

/** One gateway, all that its filters ask, and an upstream that costs little. */
export interface LoadBench {
  readonly stage: Stage;
  readonly folder: string;
  readonly controlPlane: ControlPlane;
  readonly gateway: Envoy;
  readonly token: string;
  /** Where the load goes: through the gateway, or to the same upstream past it. */
  readonly ways: Readonly<Record<'gateway' | 'direct', Place>>;
}

interface Place {
  readonly address: string;
  readonly port: number;
}

/** Starts all parts on a stage, which the caller closes: one pod of each workload, limits that no load reaches. */
export async function openLoadBench(stage: Stage, progress: Progress): Promise<LoadBench> {
  const program = await envoyProgram('1.37.0', progress);
  const issuer = createIssuer({ ...userClaims, sub: 'load' });
  const folder = stage.file(CLUSTER);
  copyEdited(generatedFolder(CLUSTER), folder, raisedLimits);
  const octet = await claimOctet(stage);
  const size = { mostReplicas: 1, zones: ['a'], octet };
  const clusters = { [CLUSTER]: folder };
  const controlPlane = await startControlPlane(stage, {
    clusters,
    substitutions: substitutions(issuer, size),
    progress,
  });
  const { pods } = controlPlane;

  const router = pods.find(({ workload }) => workload === 'istio-ingress');
  if (!router) throw new Error('the generated files have no gateway');
  const limiters = pods.filter(({ namespace }) => namespace === RATE_LIMIT);
  const applications = pods.filter(({ proxy, ports }) => proxy !== 'gateway' && ports['http'] !== undefined);
  const direct = { address: `127.${octet}.255.1`, port: 8443 };
  await startFastUpstream(stage, { program, controlPlane, pods: applications, direct });
  const [gateway] = await all([router, ...limiters].map((pod) => startEnvoy(stage, pod, { program, controlPlane })));
  if (!gateway) throw new Error('no gateway was started');
  await startRateLimit(stage, folder, limiters, progress);
  const ways = { gateway: { address: router.address, port: 10_443 }, direct };
  return { stage, folder, controlPlane, gateway, token: issuer.token({ tier: 'internal' }), ways };
}
