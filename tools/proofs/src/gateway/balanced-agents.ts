import { Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as secure } from 'node:tls';
import { proxyHeader } from './proxy-header.ts';

/** Where a request goes; `localAddress` is the client's, which the connection itself doesn't have. */
interface Way {
  readonly host?: string | null;
  readonly port?: number | string | null;
  readonly localAddress?: string | undefined;
}

const SOMEBODY = '127.0.0.1';

/** A connection as the load balancer makes it: it says who the client is before the client's first byte. */
function balanced({ host, port, localAddress = SOMEBODY }: Way): Socket {
  const to = { host: host ?? SOMEBODY, port: Number(port) };
  const socket = connect(to);
  socket.write(proxyHeader(localAddress, to.host, to.port));
  return socket;
}

/** Connections without TLS, by way of a load balancer. */
export class BalancedPlainAgent extends PlainAgent {
  override createConnection(options: Way): Socket {
    return balanced(options);
  }
}

/** Connections with TLS, by way of a load balancer, which leaves TLS to the gateway. */
export class BalancedSecureAgent extends SecureAgent {
  override createConnection(options: ConnectionOptions & Way): Socket {
    return secure({ ...options, socket: balanced(options) } as ConnectionOptions);
  }
}
