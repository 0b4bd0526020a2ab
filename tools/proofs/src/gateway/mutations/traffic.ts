import { files, type GatewayMutation } from './mutation.ts';

const TESTERS = 'a request with the header of testers reaches the canary, and no other request does';

/** What happens to a request on its way. */
export const trafficMutations: readonly GatewayMutation[] = [
  {
    says: 'a write is repeated after a 503',
    check: 'a write is never repeated after it was sent',
    edits: [
      {
        file: files.routes,
        from: 'retryOn: connect-failure,refused-stream\n',
        to: 'retryOn: connect-failure,refused-stream,503\n',
      },
    ],
  },
  {
    says: 'a read is not repeated after a 503',
    check: 'a read is retried',
    edits: [{ file: files.routes, from: 'reset-before-request,503', to: 'reset-before-request' }],
  },
  {
    says: 'a write gets half the time',
    check: 'an application that hangs gives 504 at the configured time',
    edits: [{ file: files.routes, from: 'perTryTimeout: 4s', to: 'perTryTimeout: 2s' }],
  },
  {
    says: 'a write gets twice the time',
    check: 'an application that hangs gives 504 at the configured time',
    edits: [{ file: files.routes, from: 'perTryTimeout: 4s', to: 'perTryTimeout: 8s' }],
  },
  {
    says: 'testers are taken to the stable version',
    check: TESTERS,
    edits: [
      {
        file: files.routes,
        from: 'route:\n        - destination:\n            host: ci-failure-agent-canary',
        to: 'route:\n        - destination:\n            host: ci-failure-agent-stable',
      },
    ],
  },
  {
    says: 'the header of testers may say anything',
    check: TESTERS,
    edits: [{ file: files.routes, from: 'exact: always', to: 'regex: .*' }],
  },
  {
    says: 'a failing pod is left alone after fifty 5xx',
    check: 'a pod is ejected after 5 consecutive 5xx, and comes back',
    edits: [{ file: files.stable, from: 'consecutive5xxErrors: 5\n', to: 'consecutive5xxErrors: 50\n' }],
  },
  {
    says: 'a tenth of the requests goes to the canary before any rollout',
    check: 'before a rollout every request goes to the stable version',
    edits: [
      { file: files.delegate, from: 'weight: 100', to: 'weight: 90' },
      { file: files.delegate, from: 'weight: 0', to: 'weight: 10' },
    ],
  },
  {
    says: 'claims are taken from the client',
    check: "the application hears a token's claims, never what a client says they are",
    edits: [{ remove: files.filter('claim-headers') }],
  },
  {
    says: "the gateway's own replies lack the security headers",
    check: 'security headers stand on every reply, of the application and of the gateway itself',
    edits: [{ file: files.filter('connection-manager'), from: 'default_value: 300', to: 'default_value: 600' }],
  },
  {
    says: 'replies have no id',
    check: "a request's id is the gateway's own, and stands in the reply as well",
    edits: [
      {
        file: files.filter('connection-manager'),
        from: 'always_set_request_id_in_response: true',
        to: 'always_set_request_id_in_response: false',
      },
    ],
  },
  {
    says: 'bodies may be twice as long',
    check: 'a body of the greatest length passes, and one byte more is refused with 413',
    edits: [{ file: files.filter('body-limit'), from: 'max_request_bytes: 1048576', to: 'max_request_bytes: 2097152' }],
  },
  {
    says: 'nothing is compressed',
    check: 'a long reply is compressed as the client can take it: brotli before gzip, else not at all',
    edits: [{ remove: files.filter('compression') }],
  },
];
