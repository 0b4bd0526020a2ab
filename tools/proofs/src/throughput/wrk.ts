import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { UserError } from '@auditorsec/problem/user-error';
import type { Stage } from '../parts/stage.ts';

/** Where wrk connects, for which host, with which token, for how many seconds. */
export interface Load {
  readonly address: string;
  readonly port: number;
  readonly host: string;
  readonly path: string;
  readonly token: string;
  readonly seconds: number;
}

export interface Measured {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** Milliseconds that 99 of 100 requests were answered in. */
  readonly p99: number;
}

/** As many as one thread of wrk and one of Envoy keep busy without long queues. */
const CONNECTIONS = 4;

/** Loads an address with GETs over TLS, as a browser would send them. Throws when one is not answered with success. */
export async function wrk(stage: Stage, { address, port, host, path, token, seconds }: Load): Promise<Measured> {
  const script = stage.file(`wrk-${address}.lua`);
  await writeFile(script, lua(address, port));
  const headers = [`Authorization: Bearer ${token}`, 'Accept-Encoding: gzip, deflate, br'];
  const { stdout } = await promisify(execFile)('wrk', [
    ...['--threads', '1', '--connections', String(CONNECTIONS), '--duration', `${seconds}s`, '--script', script],
    ...headers.flatMap((header) => ['--header', header]),
    `https://${host}${path}`,
  ]).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new UserError('wrk is not on PATH. On Debian and Ubuntu: apt-get install wrk; on macOS: brew install wrk.');
  });
  const { requests, failed, micros, p99 } = JSON.parse(
    stdout.split('\n').findLast((line) => line.startsWith('{')) ?? '{}',
  );
  if (failed !== 0 || !(requests > 0)) throw new Error(`${failed} of ${requests} requests at ${address} failed`);
  return { requests, requestsPerSecond: (requests * 1e6) / micros, p99: p99 / 1000 };
}

/** wrk takes the name for SNI and Host from the URL; the script has that name mean our address. */
function lua(address: string, port: number): string {
  return `
function wrk.resolve() wrk.addrs = wrk.lookup('${address}', '${port}') end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\\n{"requests":%d,"failed":%d,"micros":%d,"p99":%d}\\n', summary.requests,
    e.connect + e.read + e.write + e.status + e.timeout, summary.duration, latency:percentile(99)))
end`;
}
