import { strict as assert } from 'node:assert';
import { type Rate, rateLimits, requestsPerUnit } from '@auditorsec/config/rate-limits';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import { until } from '../../parts/until.ts';
import type { GatewayBench } from '../bench.ts';
import type { Answered, Asked, Client } from '../client.ts';
import { expectBetween, expectStatus } from './expect.ts';
import { patiently } from './patience.ts';
import { API_PATH, ask, inParallel, newcomer, reached } from './requests.ts';

const gatewayCheck = check<GatewayBench>;
const { address, tiers, login, defaultTier } = rateLimits.parse(fleet.rateLimits);
const free = requests(tiers[defaultTier]?.write);
const logins = requests(login);
const HOST = fleet.hosts.api;
const WRITE = { path: API_PATH, host: HOST, method: 'POST', body: '{}' } as const;
const LOGIN = {
  ...WRITE,
  path: fleet.routes.find(({ access }) => access === 'login')?.path ?? '',
} as const;

/** How often a client may ask, and what happens when nobody counts. */
export const limitChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('an address that asks too often gets 429 before its token is looked at', async (bench) => {
    const { from = '' } = newcomer(bench);
    const total = address.burst * 3;
    const answers = await inParallel(total, 16, () => ask(bench, { from, token: undefined }));
    const refused = answers.filter(({ status }) => status === 429);
    const others = new Set(answers.map(({ status }) => status).filter((status) => status !== 429));
    assert.deepEqual([...others], [403], 'statuses of the requests that were let in');
    expectBetween(refused.length, 1, total - address.burst, `429 among ${total}`);
    const headers = refusal(refused[0], address.burst);
    const other = expectStatus(await ask(bench, newcomer(bench)), 200, 'another address');
    return `${total} at once → ${refused.length} times 429 (${headers}), else 403; ${other}`;
  }),
  gatewayCheck('the limit of a subject counts over all gateways, and touches no other subject', async (bench) => {
    const client = newcomer(bench);
    await freshWindow();
    await everywhere(bench, free, { ...WRITE, ...client }, 200);
    const after = await everywhere(bench, 2 * bench.clients.length, { ...WRITE, ...client }, 429);
    assert.equal(reached(bench, 'POST'), free, 'requests that reached the application');
    const headers = refusal(after[0], free);
    const other = expectStatus(await ask(bench, { ...WRITE, ...newcomer(bench) }), 200, 'another subject');
    return `${free} writes over ${bench.clients.length} gateways → 200, the next → 429 at each (${headers}); ${other}`;
  }),
  gatewayCheck(
    "tiers have the fleet's limits, and a subject of a higher tier goes on where a lower one stops",
    async (bench) => {
      const seen: string[] = [];
      for (const [tier, limits] of [...Object.entries(tiers), ['unheard-of', tiers[defaultTier]] as const]) {
        const [read, write] = [requests(limits?.read), requests(limits?.write)];
        const client = newcomer(bench, { tier });
        assert.equal(limitOf(await ask(bench, client)), read, `reads of tier ${tier}`);
        assert.equal(limitOf(await ask(bench, { ...WRITE, ...client })), write, `writes of tier ${tier}`);
        seen.push(`${tier} ${read} reads, ${write} writes`);
      }
      await freshWindow();
      const [higher] = Object.entries(tiers).find(([, { write }]) => requests(write) > free) ?? [];
      await everywhere(bench, free + 5, { ...WRITE, ...newcomer(bench, { tier: higher }) }, 200);
      return `${seen.join('; ')}; ${free + 5} writes of a ${higher} subject → 200`;
    },
  ),
  gatewayCheck('an address may try to log in so often and no more, at all gateways together', async (bench) => {
    const { from = '' } = newcomer(bench);
    await freshWindow();
    await everywhere(bench, logins, { ...LOGIN, from }, 200);
    const after = await everywhere(bench, bench.clients.length, { ...LOGIN, from }, 429);
    const other = await ask(bench, { ...LOGIN, from: newcomer(bench).from ?? '', token: undefined });
    return `${logins} attempts → 200, then 429 (${refusal(after[0], logins)}); ${expectStatus(other, 200, 'another address')}`;
  }),
  gatewayCheck(
    'without the rate limit service reads and writes go on, nobody logs in; later limits hold again',
    async (bench) => {
      const client = newcomer(bench);
      const { from = '' } = client;
      await bench.rateLimit.stop();
      const seen: string[] = [];
      try {
        seen.push(expectStatus(await ask(bench, client), 200, 'read'));
        seen.push(expectStatus(await ask(bench, { ...WRITE, ...client }), 200, 'write'));
        seen.push(expectStatus(await ask(bench, { ...LOGIN, from, token: undefined }), 503, 'log in'));
        assert.equal(reached(bench), 2, 'requests that reached the application');
      } finally {
        await bench.rateLimit.start();
      }
      const ready = async (): Promise<boolean> =>
        (await ask(bench, newcomer(bench))).headers['x-ratelimit-limit'] !== undefined;
      await until(ready, { what: 'limits after the service has returned' });
      await freshWindow();
      await everywhere(bench, logins, { ...LOGIN, from }, 200);
      const [again] = await everywhere(bench, 1, { ...LOGIN, from }, 429);
      return `down: ${seen.join(', ')}; up again: ${logins} log in, then 429 (${refusal(again, logins)})`;
    },
  ),
].map(patiently);

/** Asks at every gateway in turn; every answer has to have this status. */
async function everywhere(bench: GatewayBench, times: number, asked: Asked, status: number): Promise<Answered[]> {
  const answers: Answered[] = [];
  while (answers.length < times) {
    const client: Client | undefined = bench.clients[answers.length % bench.clients.length];
    assert.ok(client, 'no gateway was started');
    const answer = await client.send(asked);
    expectStatus(answer, status, `${asked.method} ${asked.path}, number ${answers.length + 1}`);
    answers.push(answer);
  }
  return answers;
}

/** The service counts by the minute of the clock: waits for one that is not about to end. */
function freshWindow(): Promise<void> {
  return until(async () => Date.now() % 60_000 < 52_000, { what: 'a new minute' });
}

/** What a client is told with a 429; fails where something is missing. */
function refusal(answer: Answered | undefined, limit: number): string {
  assert.ok(answer, 'no answer');
  const { headers } = answer;
  const wait = Number(headers['retry-after']);
  assert.equal(limitOf(answer), limit, 'x-ratelimit-limit');
  assert.equal(headers['x-ratelimit-remaining'], '0');
  assert.equal(Number(headers['x-ratelimit-reset']), wait, 'x-ratelimit-reset and retry-after agree');
  return `limit ${limit}, remaining 0, ${expectBetween(wait, 1, 60, 'retry-after')}`;
}

/** The number in `x-ratelimit-limit`, before what it says of windows. */
function limitOf({ headers }: Answered): number {
  return Number.parseInt(String(headers['x-ratelimit-limit']), 10);
}

function requests(rate: Rate | undefined): number {
  assert.ok(rate, 'the fleet has such a limit');
  return requestsPerUnit(rate).requests_per_unit;
}
