import { PRIVATE_IPV4 } from '@auditorsec/network-policy/network-policy';

/** All addresses that istiod must not fetch from, whoever asks it to. */
export const PRIVATE_NETWORKS = ['127.0.0.0/8', ...PRIVATE_IPV4, '::1/128', 'fc00::/7', 'fe80::/10'];
