import { files, type GatewayMutation } from './mutation.ts';

/** What a token opens, and what administrators show besides. */
export const scopeMutations: readonly GatewayMutation[] = [
  {
    says: 'whoever may read may write as well',
    check: 'a token reads by the one scope of a route, and writes by the other',
    edits: [
      {
        file: files.policy('allow-tokens'),
        from: 'values:\n            - ci:write',
        to: 'values:\n            - ci:*',
      },
    ],
  },
  {
    says: 'every valid token opens every route',
    check: 'a token without the scope opens nothing, however the scope or the path is written',
    edits: [
      {
        file: files.policy('allow-tokens'),
        from: '      when:\n        - key: request.auth.claims[scope]\n          values:\n            - ci:read\n',
        to: '',
      },
    ],
  },
  {
    says: 'a scope is taken from a header',
    check: 'scopes that a client writes beside its token count for nothing',
    edits: [
      {
        file: files.policy('allow-tokens'),
        from: 'request.auth.claims[scope]',
        to: 'request.headers[x-jwt-claim-scope]',
      },
    ],
  },
  {
    says: 'users are administrators',
    check: 'admin paths take the scope of administrators',
    edits: [
      {
        file: files.policy('deny-admin-unproven'),
        from: 'notValues:\n            - admin\n',
        to: 'notValues:\n            - ci:read\n',
      },
    ],
  },
  {
    says: 'a password is enough for administrators',
    check: 'admin paths take a second factor',
    edits: [
      {
        file: files.policy('deny-admin-unproven'),
        from: 'notValues:\n            - mfa\n',
        to: 'notValues:\n            - pwd\n',
      },
    ],
  },
  {
    says: 'preflights of administrators need a token',
    check: "a preflight of an administrator's page, which carries no token, is answered",
    edits: [
      { file: files.policy('deny-admin-unproven'), from: '            notMethods:\n              - OPTIONS\n', to: '' },
    ],
  },
];
