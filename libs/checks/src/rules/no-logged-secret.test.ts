import { expect, test } from 'vitest';
import { check, object } from '../testing.ts';
import { noLoggedSecret } from './no-logged-secret.ts';

const istiod = (meshConfig: object) =>
  object('argoproj.io/v1alpha1 Application', 'argocd/istiod', {
    source: { chart: 'istiod', helm: { valuesObject: { meshConfig } } },
  });
const logging = (labels: object) =>
  check(noLoggedSecret, [
    istiod({ extensionProviders: [{ name: 'log', envoyFileAccessLog: { logFormat: { labels } } }] }),
  ]);

test('a format with ids, times, codes and a path without its query passes', () => {
  expect(
    logging({
      id: '%REQ(X-REQUEST-ID)%',
      path: '%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)%',
      user: '%DYNAMIC_METADATA(envoy.filters.http.jwt_authn:payload:sub)%',
      code: '%RESPONSE_CODE%',
      host: '%UPSTREAM_HOST%',
    }),
  ).toEqual([]);
});

test('a header with a secret is named, with the provider that logs it', () => {
  expect(logging({ who: '%REQ(AUTHORIZATION)%' })).toMatchInlineSnapshot(`
    [
      "Application argocd/istiod spec.source.helm.valuesObject.meshConfig.extensionProviders[0]: %REQ(AUTHORIZATION)% puts the header authorization of every client into a log that many may read. Leave it out.",
    ]
  `);
});

test.each([
  ['%REQ(COOKIE)%', 'the header cookie'],
  ['%RESP(SET-COOKIE)%', 'the header set-cookie'],
  ['%REQ(X-API-KEY?X-REQUEST-ID):10%', 'the header x-api-key'],
  ['%REQ(:PATH)%', 'the query string'],
  ['%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%', 'the query string'],
  ['%REQ(REFERER)%', 'the query string'],
  ['%QUERY_PARAM(token)%', 'what stands in the query'],
  ['%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%', 'the address'],
  ['%REQ(X-FORWARDED-FOR)%', 'the address'],
  ['%DYNAMIC_METADATA(envoy.filters.http.jwt_authn:payload)%', 'all claims'],
])('%s shows %s', (operator, shown) => {
  expect(logging({ field: `before ${operator} after` })).toEqual([expect.stringContaining(shown)]);
});

test("Istio's own format is refused, for a provider and for the mesh's log file", () => {
  const own = expect.stringContaining("Istio's own format");
  expect(check(noLoggedSecret, [istiod({ extensionProviders: [{ name: 'log', envoyFileAccessLog: {} }] })])).toEqual([
    own,
  ]);
  expect(check(noLoggedSecret, [istiod({ accessLogFile: '/dev/stdout' })])).toEqual([own]);
});

test('the text form, and the format of the whole mesh, are read as well', () => {
  const provider = { name: 'log', envoyFileAccessLog: { logFormat: { text: '%REQ(COOKIE)%' } } };
  const mesh = { accessLogFile: '/dev/stdout', accessLogFormat: '%REQ(:PATH)%', extensionProviders: [provider] };
  expect(check(noLoggedSecret, [istiod(mesh)])).toHaveLength(2);
});

test('what is no access log isn’t looked at', () => {
  expect(check(noLoggedSecret, [istiod({ extensionProviders: [{ name: 'otel', opentelemetry: {} }] })])).toEqual([]);
  expect(
    check(noLoggedSecret, [object('argoproj.io/v1alpha1 Application', 'argocd/cni', { source: { chart: 'cni' } })]),
  ).toEqual([]);
});

test('a span tag from a secret header is found', () => {
  const tags = (name: string) =>
    check(noLoggedSecret, [
      object('telemetry.istio.io/v1 Telemetry', 'shop/cart', {
        tracing: [{ customTags: { who: { header: { name } } } }],
      }),
    ]);
  expect(tags('x-request-id')).toEqual([]);
  expect(tags('Authorization')).toEqual([expect.stringContaining('spec.tracing[0].customTags.who')]);
});
