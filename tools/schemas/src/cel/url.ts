import { isIPv6 } from 'node:net';

/** A URL as Go's `url.ParseRequestURI` reads it, which CEL's `url()` and `isURL()` are defined by. */
export class RequestUrl {
  readonly scheme: string;
  /** Host with port, as written. */
  readonly host: string;
  readonly path: string;

  constructor(scheme: string, host: string, path: string) {
    this.scheme = scheme;
    this.host = host;
    this.path = path;
  }

  /** The host without its port and without the brackets of an IPv6 address. */
  get hostname(): string {
    return this.host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
  }

  get port(): string {
    return /:(\d*)$/.exec(this.host)?.[1] ?? '';
  }
}

const badEscape = /%(?![0-9a-fA-F]{2})/;
const controlCharacter = /\p{Cc}/u;
const userinfo = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
const host = /^(?:\[([^\]]*)\]|[\w.~!$&'()*+,;=\u{80}-\u{10ffff}-]*)(?::\d*)?$/u;

/**
 * The parsed URL, or nothing where Go reports an error: neither absolute nor an absolute path, a bad host, port or
 * escape. Stricter than Go in one thing: a host holds no percent escapes and none of `<>"]`.
 */
export function parseRequestUrl(text: string): RequestUrl | undefined {
  if (text === '' || controlCharacter.test(text)) return undefined;
  const [, scheme = '', afterScheme = ''] = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(.*)$/s.exec(text) ?? [];
  const [hierarchy = ''] = afterScheme.split('?');
  // A scheme with an opaque part, such as mailto:a@b or localhost:8080, is a URL for Go.
  if (!hierarchy.startsWith('/')) return scheme ? new RequestUrl(scheme.toLowerCase(), '', '') : undefined;
  // Without a scheme a leading // is part of the path, not the start of a host.
  const [, authority = '', path = hierarchy] = (scheme && /^\/\/([^/]*)(.*)$/s.exec(hierarchy)) || [];
  const at = authority.lastIndexOf('@');
  const valid = userinfo.test(authority.slice(0, Math.max(at, 0))) && validHost(authority.slice(at + 1));
  if (!valid || badEscape.test(path) || badEscape.test(authority)) return undefined;
  return new RequestUrl(scheme.toLowerCase(), authority.slice(at + 1), path);
}

function validHost(text: string): boolean {
  const match = host.exec(text);
  return match !== null && (match[1] === undefined || isIPv6(match[1]));
}
