import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the clusters, their Prometheus and GitHub answer: all is well until a test says otherwise. */
export interface Answers {
  /** Of Prometheus (`/<cluster>`) and GitHub (`/github`). */
  readonly url: string;
  /** Puts a kubectl that knows these answers into the PATH, and names who acts. */
  readonly env: Readonly<Record<string, string>>;
  /** The Applications of a cluster; undefined: it does not answer. */
  applications(cluster: string, items: readonly object[] | undefined): void;
  /** Clusters whose objectives burn. */
  readonly burning: Set<string>;
  /** Clusters whose Prometheus has nothing, or nothing that is JSON of its own. */
  readonly silent: Set<string>;
  /** The conclusion of main's one check; null while it runs. */
  conclusion: string | null;
  stop(): Promise<void>;
}

const KUBECTL = `#!/bin/sh
while [ "$1" != --context ]; do shift; done
if ! cat "$(dirname "$0")/$2.json" 2>/dev/null; then echo "The connection to the server was refused" >&2; exit 1; fi
`;

/** Starts a server on loopback, and writes a kubectl that reads files. */
export async function startAnswers(): Promise<Answers> {
  const folder = mkdtempSync(join(tmpdir(), 'auditorsec-answers-'));
  writeFileSync(join(folder, 'kubectl'), KUBECTL);
  chmodSync(join(folder, 'kubectl'), 0o755);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, who = ''] = pathname.split('/');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(who === 'github' ? checks() : vector(who, searchParams.get('query') ?? '')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answers: Answers = {
    url: `http://127.0.0.1:${port}`,
    env: {
      PATH: `${folder}:${process.env['PATH']}`,
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
    },
    burning: new Set(),
    silent: new Set(),
    conclusion: 'success',
    applications(cluster, items) {
      if (items) writeFileSync(join(folder, `${cluster}.json`), JSON.stringify({ items }));
      else rmSync(join(folder, `${cluster}.json`), { force: true });
    },
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
  return answers;

  function checks() {
    const { conclusion } = answers;
    return {
      total_count: 1,
      check_runs: [{ name: 'test', status: conclusion ? 'completed' : 'in_progress', conclusion }],
    };
  }

  /** The records of a whole soak, and an alarm where it burns. */
  function vector(cluster: string, query: string) {
    const isAlarm = query.includes(' and ');
    const has = isAlarm ? answers.burning.has(cluster) : !answers.silent.has(cluster);
    return {
      status: 'success',
      data: { resultType: 'vector', result: has ? [{ metric: {}, value: [0, '120'] }] : [] },
    };
  }
}
