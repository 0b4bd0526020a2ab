import { strict as assert } from 'node:assert';
import { securityHeaders } from '@auditorsec/gateway/security-headers';
import { type Check, check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import type { Answered } from '../client.ts';
import { expectStatus } from './expect.ts';
import { API_PATH, ask, inParallel, newcomer } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

/** What a client who pretends to be somebody else would send. */
const SPOOFED = { 'x-auth-sub': 'root', 'X-Auth-Tier': 'internal', 'x-auth-role': 'admin' };

/** What replies and requests carry, whoever wrote them. */
export const headerChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck("the application hears a token's claims, never what a client says they are", async (bench) => {
    await ask(bench, { token: bench.issuer.token({ sub: 'alice', tier: 'pro' }), headers: SPOOFED });
    await ask(bench, { token: bench.issuer.token({ sub: 'bob' }), headers: SPOOFED });
    await ask(bench, { path: '/healthz/ready', token: undefined, headers: SPOOFED });
    // Pods in no order: which of them answers is the load balancer's choice.
    const heard = bench.upstreams.flatMap(({ seen }) => seen.map(({ headers }) => JSON.stringify(claims(headers))));
    const told = [{ 'x-auth-sub': 'alice', 'x-auth-tier': 'pro' }, { 'x-auth-sub': 'bob' }, {}];
    assert.deepEqual(heard.sort(), told.map((claim) => JSON.stringify(claim)).sort());
    return 'alice of tier pro, bob of none, nobody; what the clients wrote is gone';
  }),
  gatewayCheck('security headers stand on every reply, of the application and of the gateway itself', async (bench) => {
    const replies = await everyReply(bench);
    const wanted = Object.entries(securityHeaders);
    const faults = replies.flatMap(([status, { headers }]) =>
      wanted.flatMap(([name, value]) =>
        headers[name] === value ? [] : [`${status}: ${name} is ${headers[name] ?? 'missing'}`],
      ),
    );
    assert.deepEqual(faults, []);
    return `${wanted.length} headers on ${replies.map(([status]) => status).join(', ')}`;
  }),
  gatewayCheck(
    'a reply to credentials is stored nowhere, whatever the application says; a public one may be',
    async (bench) => {
      const CACHED = 'max-age=300';
      for (const upstream of bench.upstreams) upstream.answer = () => ({ headers: { 'cache-control': CACHED } });
      const guarded = await ask(bench);
      const open = await ask(bench, { path: '/healthz/ready', token: undefined });
      assert.equal(guarded.headers['cache-control'], 'no-store', 'with a token');
      assert.equal(open.headers['cache-control'], CACHED, 'without one, on a public path');
      return `no-store with a token, ${CACHED} on a public path`;
    },
  ),
  gatewayCheck('no reply says what made it', async (bench) => {
    const replies = await everyReply(bench);
    const faults = replies.flatMap(([status, { headers }]) =>
      Object.keys(headers)
        .filter((name) => /^(server|x-powered-by|x-envoy-.*)$/.test(name))
        .map((name) => `${status}: ${name}: ${headers[name]}`),
    );
    assert.deepEqual(faults, []);
    return `neither server nor x-powered-by nor x-envoy-* on ${replies.map(([status]) => status).join(', ')}`;
  }),
  gatewayCheck("a request's id is the gateway's own, and stands in the reply as well", async (bench) => {
    const id = 'chosen-by-the-client';
    for (const upstream of bench.upstreams) {
      upstream.answer = () => ({ headers: { 'x-request-id': 'chosen-by-the-application' } });
    }
    const answer = await ask(bench, { headers: { 'x-request-id': id } });
    const refused = await ask(bench, { headers: { 'x-request-id': id }, token: undefined });
    const heard = bench.upstreams.flatMap(({ seen }) => seen.map(({ headers }) => headers['x-request-id']));
    assert.deepEqual(heard, [answer.headers['x-request-id']], 'the ids of the request and of its reply');
    for (const { headers, status } of [answer, refused]) {
      assert.match(`${headers['x-request-id']}`, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, `the id of a ${status}`);
    }
    return `${answer.headers['x-request-id']} on the request and its 200; one on a 403 too`;
  }),
];

function claims(headers: Answered['headers']): Answered['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-auth-')));
}

/** One reply of each kind, named by its status and who made it. */
async function everyReply(bench: GatewayBench): Promise<readonly (readonly [string, Answered])[]> {
  const client = newcomer(bench);
  const named = async (status: number, by: string, reply: Promise<Answered>): Promise<[string, Answered]> => {
    const answer = await reply;
    expectStatus(answer, status, by);
    return [`${status} ${by}`, answer];
  };
  const ofApplication = (status: number): Promise<[string, Answered]> => {
    const headers = { server: 'uvicorn', 'x-powered-by': 'FastAPI', 'strict-transport-security': 'max-age=0' };
    for (const upstream of bench.upstreams) upstream.answer = () => ({ status, headers });
    return named(status, 'of the application', ask(bench, { ...client, method: 'POST' }));
  };
  const replies = [await ofApplication(200), await ofApplication(404), await ofApplication(503)];
  for (const upstream of bench.upstreams) upstream.answer = () => ({ hangUp: true });
  return [
    ...replies,
    await named(301, 'to HTTPS', ask(bench, { ...client, plain: true })),
    await named(307, 'to a clean path', ask(bench, { ...client, path: `${API_PATH}%2Flatest` })),
    await named(400, 'for a header', ask(bench, { ...client, headers: { with_underscore: 'x' } })),
    await named(401, 'for a token', ask(bench, { ...client, token: bench.issuer.forged() })),
    await named(403, 'for none', ask(bench, { ...client, token: undefined })),
    await named(413, 'for a body', ask(bench, { ...client, method: 'POST', body: Buffer.alloc((1 << 20) + 1) })),
    await named(429, 'for haste', tooMany(bench)),
    await named(503, 'for a cut connection', ask(bench, { ...client, method: 'POST', body: '{}' })),
  ];
}

/** Asks more often than one address may, and returns a reply that says so. */
async function tooMany(bench: GatewayBench): Promise<Answered> {
  const client = newcomer(bench);
  const hasty = () => ask(bench, { ...client, path: '/healthz/ready', method: 'POST' });
  const replies = await inParallel(250, 16, hasty);
  const refused = replies.find(({ status }) => status === 429);
  assert.ok(refused, 'none of 250 requests of one address in a burst was refused with 429');
  return refused;
}
