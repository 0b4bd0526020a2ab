import { type Duration, milliseconds } from '@auditorsec/config/units';

/** One value of an access log entry, by the Elastic Common Schema where that has a name for it. */
export interface LogField {
  readonly name: string;
  /** Envoy's command operators, or a constant. */
  readonly value: string;
  /** What Elasticsearch stores it as. */
  readonly type: 'date' | 'keyword' | 'long' | 'short';
}

/** Tells entries of the access log from other lines of a proxy. */
export const ACCESS_LOG = 'access';

/** A claim of the token that Istio validated: no client can write it. */
const claim = (name: string) => `%DYNAMIC_METADATA(envoy.filters.http.jwt_authn:payload:${name})%`;

/**
 * All that is logged of a request: the log format, the mappings of the index and the panels of user behaviour use these
 * names. It holds no header that carries a secret, no query string (tokens and emails travel in it), and neither the
 * address nor the browser of a client: its rate is limited where the address is known, and here nobody needs it.
 */
export const accessLogFields: readonly LogField[] = [
  { name: '@timestamp', value: '%START_TIME(%Y-%m-%dT%H:%M:%S.%3fZ)%', type: 'date' },
  { name: 'event.dataset', value: ACCESS_LOG, type: 'keyword' },
  { name: 'http.request.id', value: '%REQ(X-REQUEST-ID)%', type: 'keyword' },
  { name: 'trace.id', value: '%TRACE_ID%', type: 'keyword' },
  { name: 'user.id', value: claim('sub'), type: 'keyword' },
  { name: 'user.tier', value: claim('tier'), type: 'keyword' },
  { name: 'http.request.method', value: '%REQ(:METHOD)%', type: 'keyword' },
  { name: 'url.domain', value: '%REQ(:AUTHORITY)%', type: 'keyword' },
  { name: 'url.path', value: '%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)%', type: 'keyword' },
  { name: 'network.protocol', value: '%PROTOCOL%', type: 'keyword' },
  { name: 'http.request.bytes', value: '%BYTES_RECEIVED%', type: 'long' },
  { name: 'http.response.bytes', value: '%BYTES_SENT%', type: 'long' },
  { name: 'http.response.status_code', value: '%RESPONSE_CODE%', type: 'short' },
  { name: 'envoy.route', value: '%ROUTE_NAME%', type: 'keyword' },
  { name: 'envoy.response_flags', value: '%RESPONSE_FLAGS%', type: 'keyword' },
  { name: 'envoy.response_details', value: '%RESPONSE_CODE_DETAILS%', type: 'keyword' },
  { name: 'envoy.duration_ms', value: '%DURATION%', type: 'long' },
  { name: 'envoy.upstream.duration_ms', value: '%RESPONSE_DURATION%', type: 'long' },
  { name: 'envoy.upstream.attempts', value: '%UPSTREAM_REQUEST_ATTEMPT_COUNT%', type: 'long' },
  { name: 'envoy.upstream.address', value: '%UPSTREAM_HOST%', type: 'keyword' },
  { name: 'envoy.upstream.cluster', value: '%UPSTREAM_CLUSTER%', type: 'keyword' },
  { name: 'envoy.upstream.failure', value: '%UPSTREAM_TRANSPORT_FAILURE_REASON%', type: 'keyword' },
];

/** The `logFormat.labels` of Istio's provider: each entry is one line of JSON. */
export const accessLogFormat: Readonly<Record<string, string>> = Object.fromEntries(
  accessLogFields.map(({ name, value }) => [name, value]),
);

/**
 * Which requests a gateway logs: all that failed, took longer than `latency` or went to a path of administrators, and of
 * the others those whose id ends in 0, which is one of 16, the same ones at each hop. A code of 0 means that the client
 * hung up first.
 */
export function gatewayLogFilter(latency: Duration, adminPaths: readonly string[]): string {
  const slow = `request.duration > duration("${milliseconds(latency)}ms")`;
  const admin = adminPaths.map((path) => `request.url_path.startsWith("${path}")`);
  return ['response.code >= 400', 'response.code == 0', slow, ...admin, 'request.id.endsWith("0")'].join(' || ');
}

/** Which requests a sidecar logs: those that failed there. The gateway has the others. */
export const sidecarLogFilter = 'response.code >= 500 || response.code == 0';
