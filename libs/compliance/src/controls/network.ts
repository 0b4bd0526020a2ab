import type { Control } from '../control.ts';

/** What travels, and who may send it where. */
export const network = {
  'mutual-tls': {
    title: 'workloads speak to each other by mutual TLS alone',
    meets: {
      soc2: ['CC6.7'],
      iso27001: ['A.8.20', 'A.8.21', 'A.8.24'],
      hipaa: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
      gdpr: ['32(1)(a)'],
    },
    rules: ['match-mtls-modes', 'no-unseen-principal', 'require-modern-tls', 'require-mesh-trust'],
    proofs: ['gateway'],
  },
  'tls-certificates': {
    title: 'hosts have TLS, by certificates that renew themselves',
    meets: {
      soc2: ['CC6.7'],
      iso27001: ['A.8.21', 'A.8.24'],
      hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
      gdpr: ['32(1)(a)'],
    },
    rules: [
      'match-challenge-zone',
      'match-edge-certificate',
      'require-certificate-renewal',
      'require-gateway-certificate',
      'require-modern-tls',
      'unique-gateway-hosts',
    ],
    proofs: ['gateway', 'regions'],
  },
  'network-segmentation': {
    title: 'pods reach what they name, and nothing else; stores have subnets of their own',
    meets: {
      soc2: ['CC6.1', 'CC6.6'],
      iso27001: ['A.8.20', 'A.8.22'],
      hipaa: ['164.312(e)(1)'],
      gdpr: ['32(1)(b)'],
    },
    rules: ['match-reachability', 'no-shared-subnet', 'require-closed-namespace', 'require-network-openings'],
  },
  'web-firewall': {
    title: 'a web firewall that blocks stands before what browsers load',
    meets: {
      soc2: ['CC6.6', 'CC6.8'],
      iso27001: ['A.8.20', 'A.8.21', 'A.8.26'],
      hipaa: ['164.308(a)(5)(ii)(B)'],
      gdpr: ['32(1)(b)'],
    },
    rules: ['require-web-firewall'],
    proofs: ['regions'],
    where: ['Distribution.cloudfront.aws.m.upbound.io'],
  },
  'abuse-limits': {
    title: 'requests are limited by address and by user, attempts to sign in above all',
    meets: { soc2: ['CC6.6'], iso27001: ['A.8.6', 'A.8.20'], hipaa: ['164.308(a)(5)(ii)(C)'], gdpr: ['32(1)(b)'] },
    rules: ['fit-envoyfilter-patch', 'match-client-address', 'match-rate-limits'],
    proofs: ['gateway', 'live'],
  },
} as const satisfies Record<string, Control>;
