import { strict as assert } from 'node:assert';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import fleet from '../../../../../clusters/fleet.ts';
import { CLUSTER, type GatewayBench } from '../bench.ts';
import type { Answered, Asked, Client } from '../client.ts';
import { generatedFolder, generatedObject } from '../generated.ts';
import type { Claims } from '../tokens.ts';

/** A path of the API that a good token opens. */
export const API_PATH = '/api/v1/builds';

/** What begins the names of the routes that take it. */
export const API_ROUTE = 'api-v1';

/** The client of the first gateway. */
export function firstClient({ clients: [client] }: GatewayBench): Client {
  assert.ok(client, 'no gateway was started');
  return client;
}

/** Sends a request for the public host, with a good token unless told. */
export function ask(bench: GatewayBench, asked: Partial<Asked> = {}): Promise<Answered> {
  return firstClient(bench).send({ path: API_PATH, host: fleet.hosts.api, token: bench.issuer.token(), ...asked });
}

/** How many requests the applications have got, of one method or of all. */
export function reached({ upstreams }: GatewayBench, method?: string): number {
  const seen = upstreams.flatMap((upstream) => upstream.seen);
  return seen.filter((request) => method === undefined || request.method === method).length;
}

/** The generated delegate: the weights of the application's versions. */
export function delegate(): IVirtualService {
  return generatedObject(generatedFolder(CLUSTER), 'VirtualService', 'ci-failure', 'ci-failure-agent');
}

/** The generated routes of the hosts, with their times and retries. */
export function routes() {
  const { spec } = generatedObject<IVirtualService>(generatedFolder(CLUSTER), 'VirtualService', 'ci-failure', 'api');
  return spec?.http ?? [];
}

/** Runs a job so many times, several at once; returns the answers. */
export async function inParallel<T>(times: number, atOnce: number, job: () => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  let left = times;
  const worker = async (): Promise<void> => {
    while (left-- > 0) answers.push(await job());
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}

/** A client that nobody limits yet: an address and a subject of its own, of a tier. */
export function newcomer({ issuer }: GatewayBench, claims: Claims = {}): Pick<Asked, 'from' | 'token'> {
  const number = newcomers++;
  const from = `127.5.${Math.floor(number / 250)}.${(number % 250) + 1}`;
  return { from, token: issuer.token({ sub: `newcomer-${number}`, ...claims }) };
}

let newcomers = 0;
