import { z } from 'zod';
import { clientCertificates } from './client-certificates.ts';
import { loadBalancer, viaCloudfront } from './load-balancer.ts';
import { rateLimits } from './rate-limits.ts';
import type { Region } from './regions.ts';
import { mebibytes, memory } from './units.ts';

/** Bodies are held in memory whole before they are sent on. */
const LARGEST_BODY = 64;

/** What the fleet says of its way in: how clients reach the gateways, who they may be, and how much they may ask. */
export const edge = z.strictObject({
  loadBalancer,
  /** Machine clients with a certificate; without this the gateways ask for none. */
  clientCertificates: clientCertificates.optional(),
  rateLimits,
  /** The longest request body that is taken; a longer one is a 413. */
  maxRequestBody: memory.refine(
    (size) => !(mebibytes(size) > LARGEST_BODY),
    `at most ${LARGEST_BODY}Mi: gateways hold each body in memory`,
  ),
});
type Edge = z.output<typeof edge> & {
  readonly routes: readonly { readonly path: string; readonly access: string }[];
  readonly clusters: Readonly<Record<string, { readonly region: Region }>>;
};
type Fail = (path: (string | number)[], message: string) => void;

/** Refuses what its fields alone can't show. */
export function requireEdge(fleet: Edge, fail: Fail): void {
  requireExactLogins(fleet, fail);
  requireGuardedOrigins(fleet, fail);
  requireOwnAddresses(fleet, fail);
  const { clientCertificates, rateLimits } = fleet;
  if (clientCertificates && !Object.hasOwn(rateLimits.tiers, clientCertificates.tier))
    fail(['clientCertificates', 'tier'], `one of ${Object.keys(rateLimits.tiers).join(', ')}`);
}

/** A login path is told from the others by itself alone, whatever routes stand before it. */
function requireExactLogins({ routes }: Edge, fail: Fail): void {
  for (const [index, { path, access }] of routes.entries())
    if (access === 'login' && path.endsWith('/'))
      fail(['routes', index, 'path'], 'an exact path, without / at its end: attempts to log in are counted by path');
}

/** What comes by IPv6 reaches pods of IPv4 from the load balancer's own address; only the PROXY protocol carries the client's. */
function requireOwnAddresses({ loadBalancer: { addresses, topology } }: Edge, fail: Fail): void {
  if (addresses === 'ipv4' || topology === 'nlb-proxy-protocol') return;
  const why = viaCloudfront({ topology })
    ? 'CloudFront comes by IPv4'
    : 'all clients of IPv6 would be one, the load balancer';
  fail(['loadBalancer', 'addresses'], `ipv4, or the topology nlb-proxy-protocol: behind ${topology} ${why}`);
}

function requireGuardedOrigins({ loadBalancer, clusters }: Edge, fail: Fail): void {
  if (!viaCloudfront(loadBalancer)) return;
  for (const { region } of Object.values(clusters)) {
    if (loadBalancer.cloudfrontPrefixLists[region]) continue;
    const why = 'without it anyone can reach the gateways past CloudFront, with an address of their own choice';
    fail(['loadBalancer', 'cloudfrontPrefixLists', region], `the prefix list of CloudFront in ${region}: ${why}`);
  }
}
