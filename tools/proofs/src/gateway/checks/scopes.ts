import { strict as assert } from 'node:assert';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import { expectStatus } from './expect.ts';
import { API_PATH, ask, reached } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

const { read = '', write = '' } = fleet.routes.find(({ path }) => API_PATH.startsWith(path))?.scopes ?? {};

/** What looks like the scope to whoever compares parts of words, or not their case. */
const LOOKALIKES = [`${read}er`, `x${read}`, read.toUpperCase(), `${read},${write}`, read.replace(':', ' '), '*', ''];

/** Other ways to write a path of the API. */
const DISGUISES = [
  ...[
    `${API_PATH}/`,
    `/${API_PATH}`,
    API_PATH.replace('/v1', '//v1'),
    API_PATH.toUpperCase(),
    `${API_PATH}?scope=${read}`,
  ],
  ...['/./builds', '/x/../builds', '/%62uilds', '/%2e/builds', '%2Fbuilds', '%5cbuilds', '\\builds'].map((rest) =>
    API_PATH.replace('/builds', rest),
  ),
];

/** What a token opens, by the scopes that it carries. */
export const scopeChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('a token reads by the one scope of a route, and writes by the other', async (bench) => {
    const opens = async (scope: unknown, answers: Readonly<Record<string, number>>): Promise<string> => {
      const token = bench.issuer.token({ scope });
      for (const [method, status] of Object.entries(answers))
        expectStatus(await ask(bench, { method, token }), status, `${method} with ${JSON.stringify(scope)}`);
      return `${JSON.stringify(scope)}: ${Object.entries(answers)
        .map((answer) => answer.join(' '))
        .join(', ')}`;
    };
    const seen = [
      await opens(read, { GET: 200, HEAD: 200, POST: 403, PUT: 403, PATCH: 403, DELETE: 403 }),
      await opens(write, { GET: 403, HEAD: 403, POST: 200, DELETE: 200 }),
      await opens(`openid ${read} profile`, { GET: 200, POST: 403 }),
      await opens([read], { GET: 200, POST: 403 }),
    ];
    return seen.join('; ');
  }),
  gatewayCheck('a token without the scope opens nothing, however the scope or the path is written', async (bench) => {
    const without = bench.issuer.token({ scope: undefined });
    const seen = [expectStatus(await ask(bench, { token: without }), 403, 'no scope')];
    for (const scope of LOOKALIKES)
      seen.push(expectStatus(await ask(bench, { token: bench.issuer.token({ scope }) }), 403, JSON.stringify(scope)));
    for (const path of DISGUISES) {
      const { status, headers } = await ask(bench, { path, token: without });
      const next = status === 307 ? (await ask(bench, { path: `${headers.location}`, token: without })).status : status;
      assert.ok(next >= 400, `${path} → ${status}, then ${next}`);
    }
    assert.equal(reached(bench), 0, 'the application has seen a request');
    return `${seen.join(', ')}; ${DISGUISES.length} other ways to write ${API_PATH} are refused`;
  }),
  gatewayCheck('scopes that a client writes beside its token count for nothing', async (bench) => {
    const token = bench.issuer.token({ scope: 'openid' });
    const headers = { scope: read, 'x-auth-scope': read, 'x-jwt-claim-scope': read };
    const answer = await ask(bench, { token, headers });
    const query = await ask(bench, { token, path: `${API_PATH}?access_token=${bench.issuer.token()}` });
    assert.equal(reached(bench), 0, 'the application has seen a request');
    return `${expectStatus(answer, 403, 'in headers')}, ${expectStatus(query, 403, 'a second token in the query')}`;
  }),
];
