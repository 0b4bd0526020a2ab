import { strict as assert } from 'node:assert';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import { CLUSTER, type GatewayBench } from '../bench.ts';
import { expectBetween, expectStatus } from './expect.ts';
import { API_PATH, ask, inParallel, reached } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

/** Routes, tokens and TLS: who gets in, and where to. */
export const firstChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('a good token reaches the application', async (bench) => {
    const answer = await ask(bench);
    assert.equal(reached(bench), 1);
    return expectStatus(answer, 200, `GET ${API_PATH}`);
  }),
  gatewayCheck("requests reach a real sidecar with the gateway's identity", async (bench) => {
    const identity = 'spiffe://cluster.local/ns/istio-ingress/sa/istio-ingress';
    const total = 30;
    await inParallel(total, 4, async () => expectStatus(await ask(bench), 200, 'GET'));
    const proxied = bench.upstreams.filter(({ pod }) => bench.sidecars.some((sidecar) => sidecar.pod === pod));
    for (const { peer, headers } of bench.upstreams.flatMap(({ seen }) => seen)) {
      const caller = peer ?? String(headers['x-forwarded-client-cert']);
      assert.ok(caller.includes(identity), `the caller is ${caller}`);
    }
    const behind = proxied.reduce((sum, { seen }) => sum + seen.length, 0);
    return `${identity}, ${expectBetween(behind, 1, total, `of ${total} through a sidecar`)}`;
  }),
  gatewayCheck('no token is refused with 403', async (bench) => {
    const answer = await ask(bench, { token: undefined });
    assert.equal(reached(bench), 0, 'the application has seen the request');
    return expectStatus(answer, 403, 'no token');
  }),
  gatewayCheck('a forged or an expired token is refused with 401', async (bench) => {
    const forged = await ask(bench, { token: bench.issuer.forged() });
    const expired = await ask(bench, { token: bench.issuer.token({ exp: Math.floor(Date.now() / 1000) - 600 }) });
    assert.equal(reached(bench), 0, 'the application has seen a request');
    return `${expectStatus(forged, 401, 'forged')}, ${expectStatus(expired, 401, 'expired')}`;
  }),
  gatewayCheck('a token for another audience is refused with 403', async (bench) => {
    const answer = await ask(bench, { token: bench.issuer.token({ aud: 'elsewhere' }) });
    return expectStatus(answer, 403, 'wrong audience');
  }),
  gatewayCheck('an unknown host is not served', async (bench) => {
    const answer = await ask(bench, { host: 'unknown.example.com' }).catch((error: unknown) => String(error));
    if (typeof answer !== 'string') return expectStatus(answer, 404, 'unknown host');
    assert.match(answer, /ECONNRESET|socket disconnected/, 'TLS for an unknown host');
    return 'TLS for an unknown host is reset';
  }),
  gatewayCheck('a path that only looks like the API is refused', async (bench) => {
    const answer = await ask(bench, { path: '/api/v1evil' });
    assert.equal(reached(bench), 0, 'the application has seen the request');
    assert.ok([403, 404].includes(answer.status), `/api/v1evil → ${answer.status}`);
    return `/api/v1evil → ${answer.status}`;
  }),
  gatewayCheck('HTTP is redirected to HTTPS, path and query kept', async (bench) => {
    const answer = await ask(bench, { plain: true, path: `${API_PATH}?page=2` });
    assert.equal(answer.headers.location, `https://${fleet.hosts.api}${API_PATH}?page=2`);
    return expectStatus(answer, 301, `http → ${answer.headers.location}`);
  }),
  gatewayCheck('TLS 1.2 is refused', async (bench) => {
    await assert.rejects(ask(bench, { tls: 'TLSv1.2' }), /protocol version/i);
    return `${expectStatus(await ask(bench, { tls: 'TLSv1.3' }), 200, 'TLS 1.3')}, TLS 1.2 refused`;
  }),
  gatewayCheck(
    'a DNS health check, which speaks TLS 1.2 and has no token, is answered at the name of the region',
    async (bench) => {
      const host = `${fleet.clusters[CLUSTER]?.region}.${fleet.hosts.origins}`;
      const path = fleet.routes.find(({ access }) => access === 'public')?.path ?? '';
      const answer = await ask(bench, { host, path, token: undefined, tls: 'TLSv1.2' });
      return expectStatus(answer, 200, `GET https://${host}${path} by TLS 1.2`);
    },
  ),
];
