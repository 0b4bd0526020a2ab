import { HSTS_MAX_AGE, otherHeaders } from '@auditorsec/cdn/security-headers';
import { securityHeaders } from '@auditorsec/gateway/security-headers';
import { expect, test } from 'vitest';

test('what the pages and the API tell browsers alike is equal', () => {
  expect(securityHeaders).toMatchObject({
    'permissions-policy': otherHeaders['permissions-policy'],
    'strict-transport-security': `max-age=${HSTS_MAX_AGE}; includeSubDomains; preload`,
    'x-content-type-options': 'nosniff',
  });
});
