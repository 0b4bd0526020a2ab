import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { type RequestOptions, request as tlsRequest } from 'node:https';
import { connect } from 'node:tls';
import { type Check, check } from '../../check.ts';
import type { Certificate } from '../../parts/control-plane.ts';
import type { Pod } from '../../parts/pod.ts';
import type { GatewayBench } from '../bench.ts';
import { API_PATH, reached } from './requests.ts';

const gatewayCheck = check<GatewayBench>;
const CUT = /ECONNRESET|socket hang up|disconnected/;

/** Between workloads: who is let in, as whom, and where to. */
export const meshChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('plaintext to the port of a workload is refused', async (bench) => {
    const to = { host: agent(bench).address, port: 8000, path: API_PATH };
    await assert.rejects(status({ ...to }, plainRequest), CUT);
    assert.equal(reached(bench), 0, 'the application has seen the request');
    assert.equal(await call(bench, 'istio-ingress', 'istio-ingress'), 200, 'with mutual TLS');
    return `http to ${agent(bench).name}: reset; as istio-ingress with mutual TLS → 200`;
  }),
  gatewayCheck('an identity that the call graph does not name is refused', async (bench) => {
    const worker = await call(bench, 'ci-failure', 'ci-failure-worker');
    const elsewhere = await call(bench, 'istio-ingress', 'istio-ingress', '/internal');
    assert.deepEqual([worker, elsewhere], [403, 403], 'another service account, another path');
    assert.equal(reached(bench), 0, 'the application has seen a request');
    const { controlPlane } = bench;
    const stranger = await controlPlane.certificate({ authority: 'clients', name: 'stranger' });
    await assert.rejects(status(secure(bench, API_PATH, stranger), tlsRequest), /alert unknown ca|ECONNRESET|hang up/i);
    return `as ci-failure-worker → ${worker}, as the gateway to /internal → ${elsewhere}, certificate of another authority: no TLS`;
  }),
  gatewayCheck('the rate limit service alone may speak to the counters', async (bench) => {
    const allowed = await ping(bench, 'ratelimit', 'ratelimit');
    const refused = await ping(bench, 'istio-ingress', 'istio-ingress');
    assert.deepEqual([allowed, refused], ['+PONG', 'cut'], 'as ratelimit, as istio-ingress');
    return `as ratelimit → ${allowed}, as istio-ingress: ${refused}`;
  }),
  gatewayCheck('a workload gets out to hosts in the registry alone', async (bench) => {
    const to = { host: agent(bench).callAddress, port: 8000, path: API_PATH };
    const known = await status({ ...to, headers: { host: 'ci-failure-agent-stable:8000' } }, plainRequest);
    const unknown = await status({ ...to, headers: { host: 'example.com' } }, plainRequest);
    assert.equal(known, 403, 'a Service, which refuses this caller itself');
    assert.equal(unknown, 502, 'a host outside the registry');
    return `example.com → ${unknown}, never sent; a Service of the registry → ${known} of its own sidecar`;
  }),
];

/** A pod of the application that has a real sidecar. */
function agent({ sidecars }: GatewayBench): Pod {
  const pod = sidecars.find(({ pod }) => pod.workload === 'ci-failure-agent' && pod.role === 'stable')?.pod;
  assert.ok(pod, 'no stable pod of ci-failure-agent has a sidecar');
  return pod;
}

/** Reads a path of the application over mutual TLS as a service account. */
export async function call(
  bench: GatewayBench,
  namespace: string,
  serviceAccount: string,
  path = API_PATH,
): Promise<number> {
  const certificate = await bench.controlPlane.certificate({ authority: 'mesh', namespace, serviceAccount });
  return status(secure(bench, path, certificate), tlsRequest);
}

function secure(bench: GatewayBench, path: string, { certificate: cert, key }: Certificate): RequestOptions {
  const { address } = agent(bench);
  const tls = { cert, key, ca: bench.controlPlane.authorities.mesh, ALPNProtocols: ['istio', 'http/1.1'] };
  // Who the workload is was shown before; here it has to judge its caller.
  return { host: address, port: 8000, path, ...tls, rejectUnauthorized: false, agent: false };
}

async function status(options: RequestOptions, request: typeof plainRequest | typeof tlsRequest): Promise<number> {
  const [incoming] = (await once(request(options).end(), 'response')) as [IncomingMessage];
  incoming.resume();
  return incoming.statusCode ?? 0;
}

/** Asks the counters as a service account whether they live: their answer, or that the connection was cut. */
async function ping(bench: GatewayBench, namespace: string, serviceAccount: string): Promise<string> {
  const pod = bench.sidecars.find(({ pod }) => pod.workload === 'counters')?.pod;
  assert.ok(pod, 'the counters have a sidecar');
  const { certificate: cert, key } = await bench.controlPlane.certificate({
    ...{ authority: 'mesh', namespace, serviceAccount },
  });
  const socket = connect({
    ...{ host: pod.address, port: pod.ports['tcp-redis'], cert, key, ca: bench.controlPlane.authorities.mesh },
    ...{ ALPNProtocols: ['istio'], checkServerIdentity: () => undefined },
  });
  try {
    socket.write('PING\r\n');
    const [answer] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as [unknown];
    return Buffer.isBuffer(answer) ? String(answer).trim() : 'cut';
  } catch {
    return 'cut';
  } finally {
    socket.destroy();
  }
}
