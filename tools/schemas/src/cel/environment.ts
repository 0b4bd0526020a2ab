import { Environment } from '@marcbachmann/cel-js';
import { Cidr, Ip, ipFamily } from './address.ts';
import { Quantity } from './quantity.ts';
import { re2 } from './re2.ts';
import { parseRequestUrl, RequestUrl } from './url.ts';

/**
 * The functions that the API server gives to a CRD's rules, as far as rules of the CRDs here use them; a rule that
 * uses another one is reported as one that cannot be evaluated, and the function belongs here.
 */
export const environment = new Environment({ enableOptionalTypes: true })
  .registerVariable('self', 'dyn')
  .registerVariable('oldSelf', 'dyn')
  .registerType('RequestUrl', RequestUrl)
  .registerType('Quantity', Quantity)
  .registerType('Ip', Ip)
  .registerType('Cidr', Cidr)

  .registerFunction('string.matchesRe2(string): bool', (text: string, pattern: string) => re2(pattern).test(text))
  .registerFunction(
    'string.find(string): string',
    (text: string, pattern: string) => re2(pattern).exec(text)?.[0] ?? '',
  )

  .registerFunction('isURL(string): bool', (text: string) => parseRequestUrl(text) !== undefined)
  .registerFunction('url(string): RequestUrl', (text: string) =>
    wanted(parseRequestUrl(text), `URL parse error during conversion from string: ${JSON.stringify(text)}`),
  )
  .registerFunction('RequestUrl.getScheme(): string', (url: RequestUrl) => url.scheme)
  .registerFunction('RequestUrl.getHost(): string', (url: RequestUrl) => url.host)
  .registerFunction('RequestUrl.getHostname(): string', (url: RequestUrl) => url.hostname)
  .registerFunction('RequestUrl.getPort(): string', (url: RequestUrl) => url.port)
  .registerFunction('RequestUrl.getEscapedPath(): string', (url: RequestUrl) => url.path)

  .registerFunction('isQuantity(string): bool', (text: string) => Quantity.parse(text) !== undefined)
  .registerFunction('quantity(string): Quantity', (text: string) =>
    wanted(Quantity.parse(text), `quantities must match the regular expression of a quantity: ${JSON.stringify(text)}`),
  )
  .registerFunction('Quantity.isInteger(): bool', (quantity: Quantity) => quantity.isInteger)
  .registerFunction('Quantity.asInteger(): int', (quantity: Quantity) => quantity.integer)
  .registerFunction('Quantity.asApproximateFloat(): double', (quantity: Quantity) => quantity.approximate)
  .registerFunction('Quantity.sign(): int', (quantity: Quantity) => quantity.compareTo(new Quantity(0n)))
  .registerFunction('Quantity.compareTo(Quantity): int', (a: Quantity, b: Quantity) => a.compareTo(b))
  .registerFunction('Quantity.isLessThan(Quantity): bool', (a: Quantity, b: Quantity) => a.nano < b.nano)
  .registerFunction('Quantity.isGreaterThan(Quantity): bool', (a: Quantity, b: Quantity) => a.nano > b.nano)
  .registerFunction('Quantity.add(Quantity): Quantity', (a: Quantity, b: Quantity) => new Quantity(a.nano + b.nano))
  .registerFunction('Quantity.sub(Quantity): Quantity', (a: Quantity, b: Quantity) => new Quantity(a.nano - b.nano))

  .registerFunction('isIP(string): bool', (text: string) => ipFamily(text) !== 0)
  .registerFunction('ip(string): Ip', (text: string) => new Ip(text))
  .registerFunction('Ip.family(): int', (ip: Ip) => BigInt(ip.family))
  .registerFunction('isCIDR(string): bool', (text: string) => Cidr.is(text))
  .registerFunction('cidr(string): Cidr', (text: string) => new Cidr(text))
  .registerFunction('Cidr.ip(): Ip', (cidr: Cidr) => cidr.ip)
  .registerFunction('Cidr.prefixLength(): int', (cidr: Cidr) => BigInt(cidr.prefixLength))
  .registerFunction('Cidr.containsIP(Ip): bool', (cidr: Cidr, ip: Ip) => cidr.containsIp(ip))
  .registerFunction('Cidr.containsIP(string): bool', (cidr: Cidr, ip: string) => cidr.containsIp(new Ip(ip)))
  .registerFunction('Cidr.containsCIDR(Cidr): bool', (a: Cidr, b: Cidr) => a.containsCidr(b))
  .registerFunction('Cidr.containsCIDR(string): bool', (a: Cidr, b: string) => a.containsCidr(new Cidr(b)));

function wanted<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new Error(message);
  return value;
}
