import { strict as assert } from 'node:assert';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import type { Answered } from '../client.ts';
import { expectStatus } from './expect.ts';
import { ask, reached } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

/** The one origin whose pages may call the API. */
const APP = `https://${fleet.hosts.app}`;

/** Origins that only look like it, or hide who they are. */
const FOREIGN = ['https://elsewhere.example', `${APP}.elsewhere.example`, `http://${fleet.hosts.app}`, 'null'];

/** Pages in browsers. */
export const corsChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck("a preflight of the web app's pages passes without a token, and asks no application", async (bench) => {
    const answer = await preflight(bench, APP);
    assert.equal(answer.headers['access-control-allow-origin'], APP);
    assert.equal(answer.headers['access-control-allow-credentials'], 'true');
    assert.match(`${answer.headers['access-control-allow-methods']}`, /\bDELETE\b/);
    assert.match(`${answer.headers['access-control-allow-headers']}`, /\bauthorization\b/);
    assert.equal(reached(bench), 0, 'the application has seen the preflight');
    return expectStatus(answer, 200, `preflight of ${APP}`);
  }),
  gatewayCheck('pages of other origins are not allowed', async (bench) => {
    for (const origin of FOREIGN) {
      const asked = await preflight(bench, origin);
      const read = await ask(bench, { headers: { origin } });
      for (const { headers } of [asked, read]) {
        assert.equal(headers['access-control-allow-origin'], undefined, `${origin} is allowed`);
      }
    }
    return `${FOREIGN.join(', ')}: no access-control-allow-origin`;
  }),
  gatewayCheck("the web app's pages may read a reply, and when to come back", async (bench) => {
    const { headers } = await ask(bench, { headers: { origin: APP } });
    assert.equal(headers['access-control-allow-origin'], APP);
    for (const name of ['retry-after', 'x-ratelimit-remaining', 'x-request-id']) {
      assert.ok(`${headers['access-control-expose-headers']}`.split(',').includes(name), `${name} is not exposed`);
    }
    return `${APP}: ${headers['access-control-expose-headers']}`;
  }),
];

/** What a browser asks before a page of `origin` may send a POST with a token. */
function preflight(bench: GatewayBench, origin: string): Promise<Answered> {
  const wish = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };
  return ask(bench, { method: 'OPTIONS', token: undefined, headers: { origin, ...wish } });
}
