import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http';
import { type RequestOptions, request as tlsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { SecureVersion } from 'node:tls';
import type { Certificate } from '../parts/control-plane.ts';
import { BalancedPlainAgent, BalancedSecureAgent } from './balanced-agents.ts';

/** A request as a client on the internet would send it. Read the API over HTTPS unless told. */
export interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly host: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Address of the client, of IPv4, as the load balancer tells it. */
  readonly from?: string;
  /** Over plain HTTP. */
  readonly plain?: boolean;
  /** Highest version of TLS that the client speaks. */
  readonly tls?: SecureVersion;
  readonly certificate?: Certificate;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Milliseconds from the request to the end of the answer. */
  readonly ms: number;
}

/** Where the gateway listens, and the authority that signed its certificate. */
export interface Target {
  readonly address: string;
  readonly http: number;
  readonly https: number;
  readonly authority: string;
}

/** A client of one gateway, by way of a load balancer, that keeps its connections, as a browser does. */
export class Client {
  readonly #target: Target;
  readonly #agent = new BalancedSecureAgent({ keepAlive: true, maxSockets: 16 });
  readonly #plainAgent = new BalancedPlainAgent();

  constructor(target: Target) {
    this.#target = target;
  }

  /** Sends a request and reads the answer to its end. */
  async send(asked: Asked): Promise<Answered> {
    const started = performance.now();
    const { address, http, https, authority } = this.#target;
    const { path, method = 'GET', host, body, from, plain = false, tls, certificate } = asked;
    const headers: Record<string, string> = { host, ...asked.headers };
    if (asked.token !== undefined) headers['authorization'] = `Bearer ${asked.token}`;
    if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
    const common = { host: address, path, method, headers, ...(from ? { localAddress: from } : {}) };
    const secure: RequestOptions = {
      ...{ ...common, port: https, servername: host, ca: authority, agent: this.#agent },
      ...(tls ? { maxVersion: tls, minVersion: tls } : {}),
      ...(certificate ? { cert: certificate.certificate, key: certificate.key } : {}),
    };
    const outgoing = plain ? plainRequest({ ...common, port: http, agent: this.#plainAgent }) : tlsRequest(secure);
    outgoing.end(body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    const answer = await buffer(incoming);
    return {
      status: incoming.statusCode ?? 0,
      headers: incoming.headers,
      body: answer,
      ms: performance.now() - started,
    };
  }

  /** Ends the connections that are kept. */
  close(): void {
    this.#agent.destroy();
  }
}
