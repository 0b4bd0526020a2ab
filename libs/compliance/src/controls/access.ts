import type { Control } from '../control.ts';

/** Who may do what. */
export const access = {
  'user-authentication': {
    title: 'a route that is not public takes a valid token of the right audience and scope',
    meets: {
      soc2: ['CC6.1', 'CC6.2'],
      iso27001: ['A.5.16', 'A.8.5', 'A.8.26'],
      hipaa: ['164.312(a)(2)(i)', '164.312(d)'],
      gdpr: ['32(1)(b)'],
    },
    rules: [
      'no-cached-authorization',
      'require-preflight-allowed',
      'require-reachable-keys',
      'require-route-scopes',
      'require-token-policy',
    ],
    proofs: ['gateway'],
  },
  'deny-by-default': {
    title: 'a workload answers the callers that it names, known by their certificates',
    meets: {
      soc2: ['CC6.1', 'CC6.3'],
      iso27001: ['A.5.15', 'A.8.3'],
      hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
      gdpr: ['25', '32(1)(b)'],
    },
    rules: ['no-unseen-principal', 'require-allowed-edge'],
    proofs: ['gateway'],
  },
  administrators: {
    title: 'the paths of administrators answer known networks alone, and tokens of several factors',
    meets: {
      soc2: ['CC6.1', 'CC6.3', 'CC6.6'],
      iso27001: ['A.8.2', 'A.8.3', 'A.8.5'],
      hipaa: ['164.312(a)(1)', '164.312(d)'],
      gdpr: ['32(1)(b)'],
    },
    rules: ['match-client-address', 'require-route-scopes'],
    proofs: ['gateway'],
  },
  'least-privilege': {
    title: 'identities may do what they need and no more',
    meets: {
      soc2: ['CC6.1', 'CC6.3'],
      iso27001: ['A.5.15', 'A.5.18', 'A.8.2'],
      hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
      gdpr: ['25', '32(1)(b)'],
    },
    rules: [
      'no-refused-object',
      'no-wide-cluster-access',
      'no-wildcard-role',
      'require-aws-identity',
      'require-own-service-account',
    ],
    proofs: ['security'],
  },
  'secret-handling': {
    title: 'no secret stands in a manifest, and none in a log',
    meets: {
      soc2: ['CC6.1'],
      iso27001: ['A.5.17', 'A.8.12', 'A.8.24'],
      hipaa: ['164.308(a)(5)(ii)(D)'],
      gdpr: ['32(1)(b)'],
    },
    rules: ['no-logged-secret', 'no-written-secret', 'require-secret-source'],
  },
  'secret-rotation': {
    title: 'no value of a secret is older than 90 days, and pods have the new one within the hour',
    meets: {
      soc2: ['CC6.1'],
      iso27001: ['A.5.17', 'A.8.24'],
      hipaa: ['164.308(a)(5)(ii)(D)'],
      gdpr: ['32(1)(b)'],
    },
    rules: ['fit-secret-rotation'],
  },
} as const satisfies Record<string, Control>;
