import { strict as assert } from 'node:assert';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { mebibytes, memory } from '@auditorsec/config/units';
import fleet from '../../../../../clusters/fleet.ts';
import { type Check, check } from '../../check.ts';
import type { GatewayBench } from '../bench.ts';
import type { Answered } from '../client.ts';
import { expectStatus } from './expect.ts';
import { ask, reached } from './requests.ts';

const gatewayCheck = check<GatewayBench>;

/** Replies that are compressed, and requests that are too long. */
export const bodyChecks: readonly Check<GatewayBench>[] = [
  gatewayCheck(
    'a long reply is compressed as the client can take it: brotli before gzip, else not at all',
    async (bench) => {
      const text = JSON.stringify({ log: 'the build has failed, and nobody knows why; '.repeat(200) });
      const brotli = await read(bench, text, 'gzip, br');
      assert.equal(brotli.headers['content-encoding'], 'br');
      assert.equal(brotliDecompressSync(brotli.body).toString(), text);
      const gzip = await read(bench, text, 'gzip');
      assert.equal(gzip.headers['content-encoding'], 'gzip');
      assert.equal(gunzipSync(gzip.body).toString(), text);
      const plain = await read(bench, text, 'identity');
      assert.equal(plain.headers['content-encoding'], undefined);
      assert.equal(plain.body.toString(), text);
      assert.match(`${plain.headers.vary}`, /accept-encoding/i, 'a cache would give one client what another can take');
      return `${text.length} bytes: brotli ${brotli.body.length}, gzip ${gzip.body.length}`;
    },
  ),
  gatewayCheck('a short reply is left as it is', async (bench) => {
    const text = JSON.stringify({ log: 'short' });
    const answer = await read(bench, text, 'gzip, br');
    assert.equal(answer.headers['content-encoding'], undefined);
    assert.equal(answer.body.toString(), text);
    return `${text.length} bytes: no content-encoding`;
  }),
  gatewayCheck('a body of the greatest length passes, and one byte more is refused with 413', async (bench) => {
    const most = mebibytes(memory.parse(fleet.maxRequestBody)) * 1024 * 1024;
    const fits = await ask(bench, { method: 'POST', body: Buffer.alloc(most) });
    assert.deepEqual(
      bench.upstreams.flatMap(({ seen }) => seen.map(({ size }) => size)),
      [most],
    );
    const longer = await ask(bench, { method: 'POST', body: Buffer.alloc(most + 1) });
    assert.equal(reached(bench), 1, 'the application has seen the longer body');
    return `${expectStatus(fits, 200, `${most} bytes`)}, ${expectStatus(longer, 413, 'one more')}`;
  }),
];

/** Reads a JSON reply whose length the application declares, with an `accept-encoding`. */
async function read(bench: GatewayBench, body: string, encoding: string): Promise<Answered> {
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  for (const upstream of bench.upstreams) upstream.answer = () => ({ headers, body });
  const answer = await ask(bench, { headers: { 'accept-encoding': encoding } });
  expectStatus(answer, 200, encoding);
  return answer;
}
