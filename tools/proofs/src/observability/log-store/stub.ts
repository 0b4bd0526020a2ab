import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Stage } from '../../parts/stage.ts';

/** One setting as it came in. */
export interface Put {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Takes settings as Elasticsearch does, and answers each with the code that `answer` chooses. */
export async function startStub(
  stage: Stage,
  answer: (put: Put, before: readonly Put[]) => number,
): Promise<{ readonly url: string; readonly puts: readonly Put[] }> {
  const puts: Put[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const { method = '', url = '', headers } = request;
      const put = { method, path: url.slice(1), authorization: headers.authorization ?? '', body: body as Put['body'] };
      response.writeHead(answer(put, puts)).end('{}');
      puts.push(put);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  stage.defer(async () => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, puts };
}
