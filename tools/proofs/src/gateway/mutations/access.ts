import { files, type GatewayMutation } from './mutation.ts';

const MACHINES = 'with `clientCertificates` a named machine passes by its certificate, and others need a token still';

/** Who gets in, and where to. */
export const accessMutations: readonly GatewayMutation[] = [
  {
    says: 'TLS 1.2 is enough for the gateway',
    check: 'TLS 1.2 is refused',
    edits: [{ file: files.gateway, from: 'minProtocolVersion: TLSV1_3', to: 'minProtocolVersion: TLSV1_2' }],
  },
  {
    says: 'plain HTTP is served',
    check: 'HTTP is redirected to HTTPS, path and query kept',
    edits: [{ file: files.gateway, from: 'httpsRedirect: true', to: 'httpsRedirect: false' }],
  },
  {
    says: 'the audience of tokens is not looked at',
    check: 'a token for another audience is refused with 403',
    edits: [{ file: files.tokens, from: 'audiences:\n        - api.auditorsec.com\n      ', to: '' }],
  },
  {
    says: 'tokens of another issuer are expected',
    check: 'a good token reaches the application',
    edits: [{ file: files.tokens, from: 'issuer: https://auditorsec.com\n', to: 'issuer: https://auditorsec.org\n' }],
  },
  {
    says: 'tokens are not looked at',
    check: 'a forged or an expired token is refused with 401',
    edits: [{ remove: files.tokens }],
  },
  {
    says: 'the paths of tokens are open to anybody',
    check: 'no token is refused with 403',
    edits: [
      {
        file: files.policy('allow-tokens'),
        from: '- from:\n        - source:\n            requestPrincipals:\n              - https://auditorsec.com/*\n      to:',
        to: '- to:',
      },
      {
        file: files.policy('allow-tokens'),
        from: '      when:\n        - key: request.auth.claims[scope]\n          values:\n            - ci:read\n',
        to: '',
      },
    ],
  },
  {
    says: 'the prefix of the API ends before its slash, in routes and policies',
    check: 'a path that only looks like the API is refused',
    edits: [
      { file: files.routes, from: 'prefix: /api/v1/', to: 'prefix: /api/v1' },
      { file: files.policy('allow-tokens'), from: '/api/v1/*', to: '/api/v1*' },
      { file: files.callers, from: '/api/v1/*', to: '/api/v1*' },
    ],
  },
  {
    says: 'nobody is kept from the admin paths',
    check: 'admin paths are refused from outside, however they are written',
    edits: [{ remove: files.policy('deny-admin-elsewhere') }],
  },
  {
    says: 'preflights need a token',
    check: "a preflight of the web app's pages passes without a token, and asks no application",
    edits: [{ remove: files.policy('allow-preflight') }],
  },
  {
    says: 'the health of the API is for tokens alone',
    check: 'a public path is open to readers without a token, and to nothing else',
    edits: [{ remove: files.policy('allow-public') }],
  },
  {
    says: 'nobody can log in without having logged in',
    check: 'a login passes without a token, as it is there to get one',
    edits: [{ remove: files.policy('allow-login') }],
  },
  {
    says: 'pages of any origin may call',
    check: 'pages of other origins are not allowed',
    edits: [{ file: files.routes, from: 'exact: https://app.auditorsec.com', to: 'prefix: http' }],
  },
  {
    says: "the web app's pages may not delete",
    check: "a preflight of the web app's pages passes without a token, and asks no application",
    edits: [{ file: files.routes, from: '          - DELETE\n', to: '' }],
  },
  {
    says: 'nobody is asked for a certificate',
    check: MACHINES,
    edits: [{ file: files.gateway, from: 'mode: OPTIONAL_MUTUAL', to: 'mode: SIMPLE' }],
    ofVariant: true,
  },
  {
    says: 'the authority of machines has no name',
    check: MACHINES,
    edits: [{ file: files.gateway, from: '        caCertCredentialName: machine-clients-cacert\n', to: '' }],
    ofVariant: true,
  },
  {
    says: 'every machine with a certificate passes',
    check: MACHINES,
    edits: [
      {
        file: files.policy('allow-certificates'),
        from: 'cluster.local/ns/default/sa/api-client',
        to: 'cluster.local/*',
      },
    ],
    ofVariant: true,
  },
];
