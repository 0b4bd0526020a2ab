import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Edge, HeaderMap } from './edge.ts';

/** An edge that browsers can ask over loopback, whose network can be taken away. */
export interface EdgeServer {
  readonly url: string;
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
}

/** Serves what an edge answers. Its address stands for the distribution's host. */
export async function serve(edge: () => Edge): Promise<EdgeServer> {
  const server = createServer((request, response) => answer(edge(), request, response));
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async goOffline() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    async goOnline() {
      if (!server.listening) await listen(port);
    },
  };
}

function answer(edge: Edge, { method = 'GET', url = '/', headers }: IncomingMessage, response: ServerResponse): void {
  const { status, headers: told, body } = edge.ask({ method, path: url, headers: headers as HeaderMap });
  response.writeHead(status, told).end(body);
}
