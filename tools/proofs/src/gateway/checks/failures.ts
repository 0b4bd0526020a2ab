import { strict as assert } from 'node:assert';
import { duration, milliseconds } from '@auditorsec/config/units';
import { type Check, check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import { expectBetween, expectStatus } from './expect.ts';
import { API_ROUTE, ask, reached, routes } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

/** What the gateway does when an application fails. */
export const failureChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck('a read is retried', async (bench) => {
    let left = 1;
    for (const upstream of bench.upstreams) upstream.answer = () => ({ status: left-- > 0 ? 503 : 200 });
    const answer = await ask(bench);
    assert.equal(reached(bench, 'GET'), 2);
    return `${expectStatus(answer, 200, 'after one 503')}, 2 attempts`;
  }),
  gatewayCheck('a write is never repeated after it was sent', async (bench) => {
    for (const upstream of bench.upstreams) upstream.answer = () => ({ status: 503 });
    const refused = await ask(bench, { method: 'POST', body: '{}' });
    for (const upstream of bench.upstreams) upstream.answer = () => ({ hangUp: true });
    const cut = await ask(bench, { method: 'POST', body: '{}' });
    assert.equal(reached(bench, 'POST'), 2, 'attempts of two writes');
    return `${expectStatus(refused, 503, '503 of the application')}, ${expectStatus(cut, 503, 'connection cut')}, one attempt each`;
  }),
  gatewayCheck('an application that hangs gives 504 at the configured time', async (bench) => {
    for (const upstream of bench.upstreams) upstream.answer = () => ({ delay: 60_000 });
    const { timeout, attempt } = writeTimes();
    const answer = await ask(bench, { method: 'POST', body: '{}' });
    const most = Math.min(timeout, attempt);
    return `${expectStatus(answer, 504, 'no answer')}, ${expectBetween(Math.round(answer.ms), most - 20, most + 1000, 'ms')}`;
  }),
];

/** Milliseconds that a write may take, in all and for one attempt. */
function writeTimes(): { timeout: number; attempt: number } {
  const write = routes().find(({ name }) => name === `${API_ROUTE}-write`);
  assert.ok(write?.timeout && write.retries?.perTryTimeout, 'the write route has a timeout and a time per try');
  const [timeout, attempt] = [duration.parse(write.timeout), duration.parse(write.retries.perTryTimeout)];
  return { timeout: milliseconds(timeout), attempt: milliseconds(attempt) };
}
