/** Addresses that no public server has: carrier-grade NAT and link-local included, where metadata services answer. */
export const PRIVATE_IPV4 = ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];

/** All addresses that istiod must not fetch from, whoever asks it to. */
export const PRIVATE_NETWORKS = ['127.0.0.0/8', ...PRIVATE_IPV4, '::1/128', 'fc00::/7', 'fe80::/10'];
