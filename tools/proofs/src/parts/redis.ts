import { once } from 'node:events';
import { connect } from 'node:net';
import { UserError } from '@auditorsec/problem/user-error';
import { freePorts } from './ports.ts';
import type { Running, Stage } from './stage.ts';

/** A Redis of its own, in memory alone. */
export interface Redis {
  readonly port: number;
  readonly running: Running;
}

/** Starts `redis-server` from PATH and waits until it answers. */
export async function startRedis(stage: Stage): Promise<Redis> {
  const { port } = await freePorts(['port']);
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    stage.folder,
  ];
  const running = await stage.start('redis', 'redis-server', args).catch((error: unknown) => {
    throw new UserError(
      `redis-server is not on PATH. On Debian and Ubuntu: apt-get install redis-server (its service need not run); on macOS: brew install redis. (${error instanceof Error ? error.message : error})`,
    );
  });
  await running.ready(() => pings(port), { what: 'Redis' });
  return { port, running };
}

async function pings(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [answer] = await once(socket, 'data');
    return String(answer).startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
