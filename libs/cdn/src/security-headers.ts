/** For pages: scripts, styles and images of their own alone, and calls to the API. */
export function contentSecurityPolicy(api: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' https://${api}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Two years, as the preload lists of browsers ask for. In seconds. */
export const HSTS_MAX_AGE = 63_072_000;

export const REFERRER_POLICY = 'strict-origin-when-cross-origin';

/** What CloudFront has no field for. */
export const otherHeaders = {
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
} as const;
