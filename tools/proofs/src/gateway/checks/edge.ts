import { strict as assert } from 'node:assert';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import { expectStatus } from './expect.ts';
import { API_PATH, ask, newcomer, reached } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

const pathOf = (wanted: 'public' | 'login'): string => fleet.routes.find(({ access }) => access === wanted)?.path ?? '';

/** What passes without a token, and how paths and headers have to be written. */
export const edgeChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('a public path is open to readers without a token, and to nothing else', async (bench) => {
    const seen: string[] = [];
    for (const [method, status] of Object.entries({ GET: 200, HEAD: 200, POST: 403, DELETE: 403, OPTIONS: 403 })) {
      const answer = await ask(bench, { method, path: pathOf('public'), token: undefined });
      seen.push(expectStatus(answer, status, method));
    }
    assert.equal(reached(bench), 2, 'requests that the application has seen');
    return seen.join(', ');
  }),
  gatewayCheck('a login passes without a token, as it is there to get one', async (bench) => {
    const login = { ...newcomer(bench), path: pathOf('login'), token: undefined };
    const post = await ask(bench, { ...login, method: 'POST', body: '{}' });
    const remove = await ask(bench, { ...login, method: 'DELETE' });
    assert.equal(reached(bench), 1, 'requests that the application has seen');
    return `${expectStatus(post, 200, 'POST')}, ${expectStatus(remove, 403, 'DELETE')}`;
  }),
  gatewayCheck(
    'a header with an underscore is refused: applications take it for the one with a hyphen',
    async (bench) => {
      const answer = await ask(bench, { headers: { x_auth_sub: 'root' } });
      assert.equal(reached(bench), 0, 'the application has seen the request');
      return expectStatus(answer, 400, 'x_auth_sub');
    },
  ),
  gatewayCheck('paths are cleaned before anything looks at them; escaped slashes are asked for anew', async (bench) => {
    const ways = ['/api/v1//builds', '//api/v1/builds', '/api/v1/./builds', '/api/v1/x/../builds', '/api/v1/%62uilds'];
    for (const path of ways) expectStatus(await ask(bench, { path }), 200, path);
    const urls = new Set(bench.upstreams.flatMap(({ seen }) => seen.map(({ url }) => url)));
    assert.deepEqual([...urls], [API_PATH], 'the paths that the application has seen');
    const escaped = await ask(bench, { path: '/api/v1/x%2F..%2Fbuilds' });
    assert.equal(escaped.headers.location, API_PATH);
    const outside = await ask(bench, { path: '/api/v1/../../etc/passwd' });
    return [
      `${ways.join(', ')} → ${API_PATH}`,
      expectStatus(escaped, 307, '/api/v1/x%2F..%2Fbuilds'),
      expectStatus(outside, 403, '/api/v1/../../etc/passwd'),
    ].join('; ');
  }),
];
