import { managedPolicies } from '@auditorsec/cdn/cache-policies';
import type { FileEdit } from '../../gateway/mutations/break.ts';

const CLOUDFRONT = 'edge-global/';
const DISTRIBUTION = `${CLOUDFRONT}Distribution.cloudfront.aws.m.upbound.io_platform-aws_web.yaml`;
const ANONYMOUS = `${CLOUDFRONT}CachePolicy.cloudfront.aws.m.upbound.io_platform-aws_web-anonymous.yaml`;
const SHELL = `${CLOUDFRONT}ResponseHeadersPolicy.cloudfront.aws.m.upbound.io_platform-aws_web-shell.yaml`;

interface Slip {
  readonly says: string;
  readonly edits: readonly FileEdit[];
  /** The check that must see it. */
  readonly shows: 'files' | 'paths' | 'authorised' | 'anonymous' | 'compression';
}

/** Slips in what is kept, each of which must show. */
export const slips: readonly Slip[] = [
  {
    says: 'the service worker is kept for a day',
    edits: [{ file: SHELL, from: 'value: no-cache', to: 'value: public, max-age=86400' }],
    shows: 'files',
  },
  {
    says: 'the API no longer hears tokens',
    edits: [
      {
        file: DISTRIBUTION,
        from: `originRequestPolicyId: ${managedPolicies.allViewerExceptHost}`,
        to: 'comment: none',
      },
    ],
    shows: 'authorised',
  },
  {
    says: 'public replies are kept for a day',
    edits: [{ file: ANONYMOUS, from: 'maxTtl: 300', to: 'maxTtl: 86400' }],
    shows: 'anonymous',
  },
  {
    says: 'replies that say nothing of caching are kept',
    edits: [{ file: ANONYMOUS, from: 'defaultTtl: 0', to: 'defaultTtl: 300' }],
    shows: 'anonymous',
  },
  {
    says: 'pages are not kept at all, and so not compressed',
    edits: [
      {
        file: DISTRIBUTION,
        from: '    defaultCacheBehavior:\n      allowedMethods:\n        - GET\n        - HEAD\n      cachePolicyId: 3d1f6a52-0c84-4e9b-9a7d-52f1c6b0e8a4',
        to: `    defaultCacheBehavior:\n      allowedMethods:\n        - GET\n        - HEAD\n      cachePolicyId: ${managedPolicies.cachingDisabled}`,
      },
    ],
    shows: 'compression',
  },
  {
    says: 'the function forgets the query',
    edits: [
      {
        file: `${CLOUDFRONT}Secret_platform-aws_web.yaml`,
        from: ' + queryOf(request.querystring)',
        to: '',
      },
    ],
    shows: 'paths',
  },
];
