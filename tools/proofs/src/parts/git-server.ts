import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { freePorts } from './ports.ts';
import type { Stage } from './stage.ts';

/** Git's own HTTP backend over a folder of repositories. */
export interface GitServer {
  /** Of the folder; a repository is `<url>/<name>.git`. */
  readonly url: string;
  /** Cuts every connection, those in the middle of an answer too, and takes no more. */
  readonly stop: () => Promise<void>;
  /** Serves again, at the same address. */
  readonly resume: () => Promise<void>;
  /** Takes the next request of the kind that fetches commits, and gives no answer; resolves when there is one. */
  readonly hold: () => Promise<void>;
}

/** Serves the bare repositories of a folder on loopback, to readers alone, by the certificate of an API server. */
export async function startGitServer(stage: Stage, folder: string, { folder: keys }: Cluster): Promise<GitServer> {
  const { port } = await freePorts(['port']);
  const tls = {
    cert: readFileSync(join(keys, 'apiserver.crt')),
    key: readFileSync(join(keys, 'apiserver.key')),
  };
  let held: (() => void) | undefined;
  const server = createServer(tls, (request, response) => {
    if (!held || !request.url?.endsWith('/git-upload-pack')) return answer(folder, request, response);
    held();
    held = undefined;
  });
  const listen = async (): Promise<void> => {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  };
  await listen();
  stage.defer(() => close(server));
  return {
    url: `https://127.0.0.1:${port}`,
    stop: () => close(server),
    resume: listen,
    hold: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = resolve;
      await promise;
    },
  };
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server.close(), 'close');
  server.closeAllConnections();
  await closed;
}

/** One request by CGI: the head of what the backend prints is the head of the answer. */
function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'https://localhost');
  const { headers } = request;
  const backend = spawn('git', ['http-backend'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: searchParams.toString(),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: headers['content-type'],
      HTTP_CONTENT_ENCODING: headers['content-encoding'],
      HTTP_GIT_PROTOCOL: `${headers['git-protocol'] ?? ''}`,
      // Only a proof that checks out as another user than the folder's would be refused without it.
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
    },
  });
  request.pipe(backend.stdin);
  backend.stdin.on('error', () => {});
  response.once('close', () => void backend.kill());
  let head = Buffer.alloc(0);
  const readHead = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    backend.stdout.off('data', readHead);
    writeHead(response, head.subarray(0, end).toString());
    response.write(head.subarray(end + 4));
    backend.stdout.pipe(response);
  };
  backend.stdout.on('data', readHead);
}

function writeHead(response: ServerResponse, text: string): void {
  const fields = text.split('\r\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]);
  const status = fields.find(([name]) => name === 'Status')?.[1] ?? '200';
  response.writeHead(Number.parseInt(status, 10), fields.filter(([name]) => name !== 'Status').flat());
}
