import { once } from 'node:events';
import { connect } from 'node:net';
import { UserError } from '@auditorsec/problem/user-error';
import type { Stage } from './stage.ts';

/** Starts `redis-server` from PATH at an address, with arguments as of a container, and waits until it answers. */
export async function startRedis(stage: Stage, address: string, port: number, args: readonly string[]): Promise<void> {
  const place = ['--bind', address, '--port', String(port), '--dir', stage.folder];
  const name = `redis-${address}-${port}`;
  const running = await stage.start(name, 'redis-server', [...args, ...place]).catch((error: unknown) => {
    throw new UserError(
      `redis-server is not on PATH. On Debian and Ubuntu: apt-get install redis-server (its service need not run); on macOS: brew install redis. (${error instanceof Error ? error.message : error})`,
    );
  });
  await running.ready(() => pings(address, port), { what: 'Redis' });
}

async function pings(address: string, port: number): Promise<boolean> {
  const socket = connect(port, address);
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
