import { BlockList, isIP } from 'node:net';

/** 4 or 6 for an address that CEL's `ip()` takes, else 0: no zone, no IPv4 inside IPv6, as Kubernetes refuses both. */
export function ipFamily(text: string): number {
  return text.includes('%') || /:.*\./.test(text) ? 0 : isIP(text);
}

/** An IP address. */
export class Ip {
  readonly text: string;
  readonly family: number;

  constructor(text: string) {
    this.family = ipFamily(text);
    if (this.family === 0) throw new Error(`IP Address ${JSON.stringify(text)} parse error`);
    this.text = text;
  }
}

/** A network such as `10.0.0.0/8`. */
export class Cidr {
  readonly ip: Ip;
  readonly prefixLength: number;
  readonly #block = new BlockList();

  constructor(text: string) {
    if (!Cidr.is(text)) throw new Error(`network address parse error: ${JSON.stringify(text)}`);
    const [address = '', prefix] = text.split('/');
    this.ip = new Ip(address);
    this.prefixLength = Number(prefix);
    this.#block.addSubnet(address, this.prefixLength, this.#type(this.ip));
  }

  containsIp(ip: Ip): boolean {
    return ip.family === this.ip.family && this.#block.check(ip.text, this.#type(ip));
  }

  containsCidr(other: Cidr): boolean {
    return other.prefixLength >= this.prefixLength && this.containsIp(other.ip);
  }

  static is(text: string): boolean {
    const [, address = '', prefix] = /^(.*)\/(0|[1-9]\d*)$/.exec(text) ?? [];
    const family = ipFamily(address);
    return family !== 0 && Number(prefix) <= (family === 4 ? 32 : 128);
  }

  #type(ip: Ip): 'ipv4' | 'ipv6' {
    return ip.family === 4 ? 'ipv4' : 'ipv6';
  }
}
