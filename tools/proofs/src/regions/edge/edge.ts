import { API_ORIGIN } from '@auditorsec/cdn/origins';
import { compressed } from './compress.ts';
import type { Behavior, CachePolicy, Distribution, HeadersPolicy } from './distribution.ts';

export type HeaderMap = Readonly<Record<string, string>>;

export interface Asked {
  readonly method?: string;
  readonly path: string;
  /** Default: the distribution's own. */
  readonly host?: string;
  readonly headers?: HeaderMap;
}

export interface Answer {
  readonly status: number;
  readonly headers: HeaderMap;
  readonly body: string | Buffer;
}

/** What stands behind the edge. Each counts what it is asked. */
export interface Origins {
  web(path: string): Answer;
  api(asked: Asked): Answer;
}

/**
 * What CloudFront answers, by the rules that it publishes: the first behaviour whose pattern matches; its function; its cache, of
 * which a lifetime is what the origin says, between the policy's bounds; its headers.
 */
export class Edge {
  readonly #distribution: Distribution;
  readonly #origins: Origins;
  readonly #now: () => number;
  readonly #kept = new Map<string, { readonly answer: Answer; readonly until: number }>();

  /** `now` is in seconds. */
  constructor(distribution: Distribution, origins: Origins, now: () => number = () => Date.now() / 1000) {
    this.#distribution = distribution;
    this.#origins = origins;
    this.#now = now;
  }

  ask(asked: Asked): Answer {
    const { method = 'GET', path, host = this.#distribution.host } = asked;
    const [pathname = '', query = ''] = path.split('?');
    const behavior = this.#distribution.behaviorOf(pathname);
    if (!(behavior.allowedMethods as readonly string[]).includes(method)) return refused;
    const querystring = fieldsOf(query);
    const event = { request: { method, uri: pathname, querystring, headers: { host: { value: host } } } };
    const answered = this.#distribution.functionOf(behavior)?.(event);
    if (answered?.statusCode) return { status: answered.statusCode, headers: flat(answered.headers), body: '' };
    const answer = this.#fetch(behavior, {
      ...asked,
      method,
      path: `${answered?.uri ?? pathname}${query && `?${query}`}`,
    });
    const sent = compressed(answer, behavior, this.#distribution.cachePolicyOf(behavior), asked.headers);
    return { ...sent, headers: decorated(sent.headers, this.#distribution.headersPolicyOf(behavior)) };
  }

  #fetch(behavior: Behavior, asked: Asked): Answer {
    const policy = this.#distribution.cachePolicyOf(behavior);
    const headers = this.#distribution.forwardsAll(behavior) ? asked.headers : {};
    const origin = () =>
      behavior.targetOriginId === API_ORIGIN
        ? this.#origins.api({ ...asked, headers: headers ?? {} })
        : this.#origins.web(asked.path);
    if (!policy || !(asked.method === 'GET' || asked.method === 'HEAD')) return origin();
    const { queryStringBehavior } = policy.parametersInCacheKeyAndForwardedToOrigin.queryStringsConfig;
    const key = queryStringBehavior === 'all' ? asked.path : (asked.path.split('?')[0] ?? '');
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#now()) return kept.answer;
    const answer = origin();
    if (answer.status === 200) this.#kept.set(key, { answer, until: this.#now() + lifetime(answer, policy) });
    return answer;
  }
}

const refused: Answer = { status: 403, headers: {}, body: '' };

/** How long the edge keeps a reply, in seconds. */
function lifetime({ headers }: Answer, { minTtl, defaultTtl, maxTtl }: CachePolicy): number {
  const said = headers['cache-control'];
  if (said === undefined) return defaultTtl;
  if (/no-store|no-cache|private/.test(said)) return minTtl;
  const seconds = /s-maxage=(\d+)/.exec(said)?.[1] ?? /max-age=(\d+)/.exec(said)?.[1];
  return seconds === undefined ? defaultTtl : Math.min(Math.max(Number(seconds), minTtl), maxTtl);
}

/** A reply's headers as its policy changes them: all of ours override. */
function decorated(headers: HeaderMap, policy: HeadersPolicy | undefined): HeaderMap {
  if (!policy) return headers;
  const { contentSecurityPolicy, frameOptions, referrerPolicy, strictTransportSecurity } = policy.securityHeadersConfig;
  const { accessControlMaxAgeSec, includeSubdomains, preload } = strictTransportSecurity;
  const removed = policy.removeHeadersConfig.items.map(({ header }) => header);
  return {
    ...Object.fromEntries(Object.entries(headers).filter(([name]) => !removed.includes(name))),
    ...Object.fromEntries(policy.customHeadersConfig.items.map(({ header, value }) => [header, value])),
    'content-security-policy': contentSecurityPolicy.contentSecurityPolicy,
    'referrer-policy': referrerPolicy.referrerPolicy,
    'strict-transport-security': `max-age=${accessControlMaxAgeSec}${includeSubdomains ? '; includeSubDomains' : ''}${preload ? '; preload' : ''}`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': frameOptions.frameOption,
  };
}

interface QueryField {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}

/** A query as CloudFront hands it to a function: what is percent-encoded stays so. */
function fieldsOf(query: string): Record<string, QueryField> {
  const pairs = query.split('&').filter((pair) => pair !== '');
  const byName = Map.groupBy(pairs, (pair) => pair.split('=')[0] ?? '');
  return Object.fromEntries(
    [...byName].map(([name, all]) => {
      const values = all.map((pair) => ({ value: pair.slice(name.length + 1) }));
      const [{ value } = { value: '' }] = values;
      return [name, values.length > 1 ? { value, multiValue: values } : { value }];
    }),
  );
}

function flat(headers: Readonly<Record<string, { readonly value: string }>> = {}): HeaderMap {
  return Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
}
