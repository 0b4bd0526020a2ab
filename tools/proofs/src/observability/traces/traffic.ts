import { type Trace, traces } from './spans.ts';

/** Values that no span may carry on, and attributes that hold them. */
export const planted = ['planted-query', 'planted-bearer-A1', 'ada@example.org', '4111 1111 1111 1111', '203.0.113.9'];
const attributes = {
  'http.url': 'https://api.auditorsec.com/api/v1/builds?key=planted-query',
  'http.request.header.authorization': 'Bearer planted-bearer-A1',
  'user.name': 'ada@example.org',
  note: 'paid with 4111 1111 1111 1111 by ada@example.org from 203.0.113.9',
};

/** What masking leaves of the URL: still of use. */
export const harmless = 'https://api.auditorsec.com/api/v1/builds';

const [edge, agent] = [{ service: 'istio-ingress' }, { service: 'ci-failure-agent' }];

/** Traces of each kind, of two spans that arrive apart: those of the gateway alone, with the agent, and inside. */
export const traffic = {
  failed: traces('failed', 50, () => [edge, { ...edge, failed: true }]),
  slow: traces('slow', 50, () => [{ ...edge, duration: 101 }, edge]),
  fast: traces('fast', 2000, () => [edge, edge]),
  agent: traces('agent', 50, () => [edge, agent]),
  // Of many services, so that some traces come apart wherever spans aren't sent by their trace.
  internal: traces('internal', 50, (place) => [{ service: 'nightly' }, { service: `step-${place}` }]),
  planted: traces('planted', 5, () => [edge, { ...agent, attributes }]),
} satisfies Readonly<Record<string, readonly Trace[]>>;
