import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** Finds free TCP ports on 127.0.0.1, all different. */
export async function freePorts<const N extends readonly string[]>(names: N): Promise<Record<N[number], number>> {
  const servers = await Promise.all(
    names.map(async (name) => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return { name, server, port: (server.address() as AddressInfo).port };
    }),
  );
  // Closed together at the end, so that none of them was given twice.
  await Promise.all(servers.map(({ server }) => once(server.close(), 'close')));
  return Object.fromEntries(servers.map(({ name, port }) => [name, port])) as Record<N[number], number>;
}
