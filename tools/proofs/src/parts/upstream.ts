import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import type { Authorities, Certificate } from './control-plane.ts';
import type { Pod } from './pod.ts';
import type { Stage } from './stage.ts';

/** A request as the upstream got it. */
export interface Seen {
  readonly pod: string;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Bytes of its body. */
  readonly size: number;
  /** SPIFFE identity of the caller's certificate, where the upstream itself ends the TLS. */
  readonly peer: string | undefined;
}

/** How to answer: 200 with what was seen, unless told. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** Ends the connection without an answer. */
  readonly hangUp?: boolean;
}

/** The application of one pod. Runs in this process: its counts are plain values. */
export interface Upstream {
  readonly pod: Pod;
  /** The requests since the last reset, in their order. */
  readonly seen: readonly Seen[];
  /** Decides the answer to each request. */
  answer: (request: Seen) => Reply;
  /** Forgets what was seen and answers 200 again. */
  readonly reset: () => void;
}

/** Where an upstream listens; with `tls` it ends mutual TLS itself, as the pod's sidecar would. */
export interface UpstreamOptions {
  readonly address: string;
  readonly port: number;
  readonly tls?: Certificate & Pick<Authorities, 'mesh'>;
}

/** Starts the application of a pod. */
export async function startUpstream(
  stage: Stage,
  pod: Pod,
  { address, port, tls }: UpstreamOptions,
): Promise<Upstream> {
  const seen: Seen[] = [];
  const echo = (request: Seen): Reply => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const upstream: Upstream = {
    pod,
    seen,
    answer: echo,
    reset: () => {
      seen.length = 0;
      upstream.answer = echo;
    },
  };
  const serve: RequestListener = async (incoming, response) => {
    const request = await read(pod, incoming).catch(() => undefined);
    if (!request) return; // the caller went away
    seen.push(request);
    const { status = 200, headers = {}, body = '', delay = 0, hangUp = false } = upstream.answer(request);
    if (hangUp) return void incoming.socket.destroy();
    const send = (): void => void response.writeHead(status, headers).end(body);
    if (delay === 0) return send();
    const timer = setTimeout(send, delay);
    response.once('close', () => clearTimeout(timer));
  };
  const server = tls ? mutual(serve, tls) : createServer(serve);
  server.listen(port, address);
  await once(server, 'listening');
  stage.defer(() => close(server));
  return upstream;
}

function mutual(serve: RequestListener, { certificate, key, mesh }: Certificate & Pick<Authorities, 'mesh'>): Server {
  const options = { cert: certificate, key, ca: mesh, requestCert: true, rejectUnauthorized: true };
  // Envoys of a mesh ask for these two protocols of Istio's; both mean HTTP/1.1.
  return createTlsServer({ ...options, ALPNProtocols: ['istio', 'http/1.1'] }, serve);
}

async function read(pod: Pod, incoming: IncomingMessage): Promise<Seen> {
  const { length: size } = await buffer(incoming);
  const { method = '', url = '', headers } = incoming;
  return { pod: pod.name, method, url, headers, size, peer: peerOf(incoming.socket as TLSSocket) };
}

function peerOf(socket: TLSSocket): string | undefined {
  if (!socket.encrypted) return undefined;
  return socket.getPeerCertificate().subjectaltname?.replace('URI:', '');
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await once(server.close(), 'close');
}
