import { KEYS, type Requests } from './policy.ts';

/** How Envoy finds one key of a bucket, and its value, in a request. A request that lacks one isn't counted there. */
export type Action = Readonly<Record<string, unknown>>;

/** The address of the client; of IPv6 the /64, since one client has all of it. */
export const addressOfClient: Action = { masked_remote_address: { v4_prefix_mask_len: 32, v6_prefix_mask_len: 64 } };

/** Which clients a gateway knows, and how. */
export interface Clients {
  /** Paths to which clients post without a token, to get one. */
  readonly loginPaths: readonly string[];
  /** The tier of tokens that name none. */
  readonly defaultTier: string;
  /** The tier of clients that are known by a certificate; without it the gateway asks for none. */
  readonly certificateTier?: string | undefined;
}

/** The keys by which the buckets of some requests are found; clients that may be known in two ways have two lists. */
export function actions(requests: Requests, clients: Clients): Action[][] {
  if (requests === 'login')
    return clients.loginPaths.length > 0 ? [[loginRequests(clients.loginPaths), addressOfClient]] : [];
  const counted = requests === 'read' ? readRequests : writeRequests;
  const tokens = [counted, claim(KEYS.tier, 'tier', clients.defaultTier), claim(KEYS.subject, 'sub')];
  const { certificateTier } = clients;
  return certificateTier === undefined
    ? [tokens]
    : [tokens, [counted, constant(KEYS.tier, certificateTier), certificate]];
}

const readRequests = matching('read', { name: ':method', string_match: { safe_regex: { regex: 'GET|HEAD' } } });
const writeRequests = matching('write', {
  name: ':method',
  string_match: { safe_regex: { regex: 'GET|HEAD' } },
  invert_match: true,
});

/** Envoy compares the path with its query, which must not be a way around the limit. */
function loginRequests(paths: readonly string[]): Action {
  const alternatives = paths.map((path) => path.replaceAll('.', '\\.')).join('|');
  return matching('login', { name: ':path', string_match: { safe_regex: { regex: `(${alternatives})(\\?.*)?` } } });
}

function matching(value: Requests, header: Action): Action {
  return { header_value_match: { descriptor_key: KEYS.requests, descriptor_value: value, headers: [header] } };
}

/** A claim of the token that Istio validated; only text counts. */
function claim(key: string, name: string, default_value?: string): Action {
  const path = [{ key: 'payload' }, { key: name }];
  return {
    metadata: {
      descriptor_key: key,
      source: 'DYNAMIC',
      metadata_key: { key: 'envoy.filters.http.jwt_authn', path },
      ...(default_value !== undefined && { default_value }),
    },
  };
}

function constant(key: string, value: string): Action {
  return { generic_key: { descriptor_key: key, descriptor_value: value } };
}

/** Envoy itself writes this header, of the certificate that it verified, and removes what a client wrote. */
const certificate: Action = {
  request_headers: { descriptor_key: KEYS.subject, header_name: 'x-forwarded-client-cert' },
};
