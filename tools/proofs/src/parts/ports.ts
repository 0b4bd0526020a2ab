import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { UserError } from '@auditorsec/problem/user-error';
import type { Stage } from './stage.ts';

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

/** Every bench takes four: the pods of four clusters. Applications and calls stand 100 and 200 above: 255 is the end. */
const OCTETS = Array.from({ length: 11 }, (_, place) => 10 + 4 * place);

/**
 * Finds an octet whose addresses 127.<octet>.x.y no other bench of this machine uses, and holds it until the stage
 * closes: Envoys of two benches at one address would share its connections, and nobody would notice.
 */
export async function claimOctet(stage: Stage): Promise<number> {
  for (const octet of OCTETS) {
    const claim = createServer().listen(15_000, `127.${octet}.255.254`);
    const held = await once(claim, 'listening').then(
      () => true,
      () => false,
    );
    if (!held) continue;
    stage.defer(async () => void claim.close());
    return octet;
  }
  throw new UserError(`${OCTETS.length} proofs run on this machine, and there are addresses for no more; wait for one`);
}
