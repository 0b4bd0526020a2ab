/** Begins each connection (PROXY protocol, version 2, section 2.2). */
const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');

/** Version 2, a connection of somebody else; TCP over IPv4, whose addresses take 12 bytes. */
const VERSION_AND_COMMAND = 0x21;
const TCP_OVER_IPV4 = 0x11;
const LENGTH = 12;

/** What a load balancer writes before the first byte of a client. Throws for an address that isn't of IPv4. */
export function proxyHeader(client: string, gateway: string, port: number): Buffer {
  const addresses = [client, gateway].map((address) => {
    const bytes = address.split('.').map(Number);
    if (bytes.length !== 4 || bytes.some((byte) => !(byte >= 0 && byte <= 255)))
      throw new Error(`${address} is no address`);
    return Buffer.from(bytes);
  });
  const header = Buffer.from([VERSION_AND_COMMAND, TCP_OVER_IPV4, 0, LENGTH]);
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(CLIENT_PORT, 0);
  ports.writeUInt16BE(port, 2);
  return Buffer.concat([SIGNATURE, header, ...addresses, ports]);
}

/** Any one: nothing tells clients apart by it. */
const CLIENT_PORT = 50_000;
