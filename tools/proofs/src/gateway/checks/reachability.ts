import { strict as assert } from 'node:assert';
import { isInjected } from '@auditorsec/checks/injection';
import { ClusterObjects } from '@auditorsec/checks/objects';
import { admits } from '@auditorsec/checks/reachability';
import { reachableEndpoints } from '@auditorsec/checks/reachable-endpoints';
import type { KubeObject } from '@auditorsec/manifest/types';
import { type Check, check } from '../../check.ts';
import { objectsIn } from '../../observability/objects.ts';
import { CLUSTER, type GatewayBench } from '../bench.ts';
import { call } from './mesh.ts';

const PORT = { number: 8000, protocol: 'TCP' } as const;
/** It shows the identity of those whom it lets through, never its own. */
const PASSES_THROUGH = 'istio-eastwest';

/** The matrix of docs/network and Envoy, asked the same. */
export const reachabilityChecks: readonly Check<GatewayBench>[] = [
  check(
    'each identity of the mesh is let in by Envoy as the network matrix says, and refused with 403 outside it',
    agrees,
  ),
];

async function agrees(bench: GatewayBench): Promise<string> {
  const source = { config: '', block: '' };
  const files = objectsIn(CLUSTER).map((object) => ({
    ...{ cluster: CLUSTER, app: '', path: '', source },
    object: object as unknown as KubeObject,
  }));
  const objects = new ClusterObjects(CLUSTER, files);
  const endpoints = reachableEndpoints(objects);
  const agent = endpoints.find(({ name }) => name === 'Deployment ci-failure/ci-failure-agent');
  assert.ok(agent, 'the matrix has the agent');
  const seen = { open: 0, refused: 0 };
  for (const caller of endpoints) {
    const { pod, namespace, name } = caller;
    const serviceAccount = pod?.spec.serviceAccountName;
    if (!pod || !serviceAccount || namespace === PASSES_THROUGH || !isInjected(objects, pod)) continue;
    const isOpen = admits(objects, caller, agent, PORT);
    assert.equal(await call(bench, namespace, serviceAccount), isOpen ? 200 : 403, name);
    seen[isOpen ? 'open' : 'refused'] += 1;
  }
  assert.ok(seen.open > 0 && seen.refused > 2, 'the matrix has edges of both kinds');
  return `${seen.open} open, ${seen.refused} refused with 403`;
}
