/** A URL as Go's `url.ParseRequestURI` reads it, which CEL's `url()` and `isURL()` are defined by. */
export class RequestUrl {
  readonly scheme: string;
  /** Host with port, as written. */
  readonly host: string;
  readonly path: string;
  readonly query: string;

  constructor(scheme: string, host: string, path: string, query: string) {
    this.scheme = scheme;
    this.host = host;
    this.path = path;
    this.query = query;
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
const host = /^(\[[0-9a-fA-F:.]+(%25[^\]]*)?\]|[^\s"<>\\^`{|}[\]:/?#@]*)(:\d*)?$/;

/** The parsed URL, or nothing where Go reports an error: neither absolute nor an absolute path, a bad host, port or escape. */
export function parseRequestUrl(text: string): RequestUrl | undefined {
  if (text === '' || controlCharacter.test(text)) return undefined;
  const [, scheme = '', afterScheme = ''] = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(.*)$/s.exec(text) ?? [];
  const [hierarchy = '', ...queries] = afterScheme.split('?');
  const query = queries.join('?');
  // A scheme with an opaque part, such as mailto:a@b or localhost:8080, is a URL for Go.
  if (!hierarchy.startsWith('/')) return scheme ? new RequestUrl(scheme.toLowerCase(), '', '', query) : undefined;
  const [, authority = '', path = ''] = (scheme || !hierarchy.startsWith('///')
    ? /^\/\/([^/]*)(.*)$/s.exec(hierarchy)
    : null) ?? [undefined, '', hierarchy];
  const at = authority.lastIndexOf('@');
  const valid = userinfo.test(authority.slice(0, Math.max(at, 0))) && host.test(authority.slice(at + 1));
  if (!valid || badEscape.test(path) || badEscape.test(authority)) return undefined;
  return new RequestUrl(scheme.toLowerCase(), authority.slice(at + 1), path, query);
}
